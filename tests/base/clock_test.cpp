#include <kcms/base/clock.hpp>

#include <catch2/catch.hpp>

using namespace kcms;
using namespace std::chrono;

TEST_CASE("a date is read as it is written", "[base]") {
  CHECK(parse_date("2016-03-16") == 2016y / March / 16);
  CHECK(parse_date("2016-02-29") == 2016y / February / 29);
  CHECK(iso_date(2016y / March / 6) == "2016-03-06");
}

TEST_CASE("what is no date is refused", "[base]") {
  for (const auto* text : {"", "2016-3-16", "2016-02-30", "2015-02-29", "2016/03/16", "20160316",
                           "2016-03-16 ", "16-03-2016", "2016-00-10", "2016-13-10", "-016-03-16"})
    CHECK_FALSE(parse_date(text));
  CHECK(parse_date("2016-02-30").error().phrase ==
        Phrase{"error.bad-date", {{"value", "2016-02-30"}}});
}

TEST_CASE("a civil time has a date, and minutes and seconds where given", "[base]") {
  CHECK(parse_civil_time("2016-03-16") == CivilTime{2016y / March / 16, 0s});
  CHECK(parse_civil_time("2016-03-16T09:05") == CivilTime{2016y / March / 16, 9h + 5min});
  CHECK(parse_civil_time("2016-03-16T23:59:59") == CivilTime{2016y / March / 16, 24h - 1s});
}

TEST_CASE("what is no civil time is refused", "[base]") {
  for (const auto* text :
       {"", "T09:00", "2016-03-16T", "2016-03-16 09:00", "2016-03-16T24:00", "2016-03-16T09:60",
        "2016-03-16T09:00:60", "2016-03-16T9:00", "2016-03-16T09:00:0", "2016-03-16T09:00Z",
        "2016-02-30T09:00", "2016-03-16T09-00", "2016-03-16T09:00-00"})
    CHECK_FALSE(parse_civil_time(text));
}

TEST_CASE("civil times follow each other", "[base]") {
  CHECK(CivilTime{2016y / March / 16, 9h} < CivilTime{2016y / March / 16, 10h});
  CHECK(CivilTime{2016y / March / 16, 23h} < CivilTime{2016y / March / 17, 0s});
}

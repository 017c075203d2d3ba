#include <kcms/base/clock.hpp>

#include <catch2/catch.hpp>

#include <limits>

using namespace kcms;
using namespace std::chrono;

TEST_CASE("a date is read as it is written", "[base]") {
  CHECK(parse_date("2016-03-16") == 2016y / March / 16);
  CHECK(parse_date("2016-02-29") == 2016y / February / 29);
  CHECK(iso_date(2016y / March / 6) == "2016-03-06");
}

TEST_CASE("what is no date is refused", "[base]") {
  for (const auto* text :
       {"", "2016-3-16", "2016-02-30", "2015-02-29", "2016/03/16", "20160316", "2016-03-16 ",
        "16-03-2016", "2016-00-10", "2016-13-10", "-016-03-16", "0000-01-01", "0000-02-29"})
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
        "2016-02-30T09:00", "2016-03-16T09-00", "2016-03-16T09:00-00", "0000-12-31T09:00"})
    CHECK_FALSE(parse_civil_time(text));
}

TEST_CASE("counting ends where four digits of a year do", "[base]") {
  CHECK(parse_date("0001-01-01") == first_day);
  CHECK(parse_date("9999-12-31") == last_day);
  CHECK(plus_days(2016y / February / 28, 2) == 2016y / March / 1);
  CHECK(plus_days(last_day, -1) == 9999y / December / 30);
  CHECK(plus_days(first_day, 0) == first_day);
  for (const auto& beyond : {plus_days(last_day, 1), plus_days(first_day, -1),
                             plus_days(2016y / March / 16, std::numeric_limits<int>::max()),
                             plus_days(2016y / March / 16, std::numeric_limits<int>::min())}) {
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == Errc::usage);
    CHECK(beyond.error().phrase.key == "calendar.no-day");
  }
}

TEST_CASE("seconds are counted over midnight, and not out of the calendar", "[base]") {
  CHECK(plus({2016y / March / 16, 23h}, 2h) == CivilTime{2016y / March / 17, 1h});
  CHECK(plus({2016y / March / 1, 1h}, -2h) == CivilTime{2016y / February / 29, 23h});
  CHECK(plus({last_day, 23h}, 1h - 1s) == CivilTime{last_day, 24h - 1s});
  CHECK_FALSE(plus({last_day, 23h}, 1h));
  CHECK(plus({first_day, 9h}, -9h) == CivilTime{first_day, 0s});
  CHECK_FALSE(plus({first_day, 9h}, -9h - 1s));
}

TEST_CASE("civil times follow each other", "[base]") {
  CHECK(CivilTime{2016y / March / 16, 9h} < CivilTime{2016y / March / 16, 10h});
  CHECK(CivilTime{2016y / March / 16, 23h} < CivilTime{2016y / March / 17, 0s});
}

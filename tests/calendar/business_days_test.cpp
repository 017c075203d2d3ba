#include <kcms/calendar/business_days.hpp>

#include "tables.hpp"

using namespace kcms;
using namespace kcms::test;

namespace {

BusinessDays days() { return BusinessDays(holidays()); }

bool works(std::string_view day) { return days().is_business(date(day)).value(); }

// Every weekday from `first` to `last` on which the centre rests.
std::string rests(std::string_view first, std::string_view last) {
  std::string text;
  const auto all = days().rests(date(first), date(last));
  REQUIRE(all);
  for (const auto day : *all)
    if (!is_weekend(day)) text += (text.empty() ? "" : " ") + iso_date(day).substr(5);
  return text;
}

}  // namespace

// spec/kftc-cms.md, 4.7: weekdays of rest, year by year, as the dossier has them.
TEST_CASE("weekdays of rest beyond the fixed dates are those of the dossier", "[calendar]") {
  CHECK(rests("2015-02-01", "2015-02-28") == "02-18 02-19 02-20");
  CHECK(rests("2015-09-01", "2015-09-30") == "09-28 09-29");
  CHECK(rests("2016-02-01", "2016-02-28") == "02-08 02-09 02-10");
  CHECK(rests("2017-01-02", "2017-01-31") == "01-27 01-30");
  CHECK(rests("2017-10-01", "2017-10-08") == "10-02 10-03 10-04 10-05 10-06");
  CHECK(rests("2018-09-01", "2018-09-30") == "09-24 09-25 09-26");
  CHECK(rests("2020-01-02", "2020-01-31") == "01-24 01-27");
  CHECK(rests("2021-10-01", "2021-10-31") == "10-04 10-11");
  CHECK(rests("2022-09-01", "2022-09-30") == "09-09 09-12");
  CHECK(rests("2023-09-25", "2023-10-08") == "09-28 09-29 10-02 10-03");
  CHECK(rests("2024-09-15", "2024-10-08") == "09-16 09-17 09-18 10-01 10-03");
  CHECK(rests("2025-10-01", "2025-10-10") == "10-03 10-06 10-07 10-08 10-09");
  CHECK(rests("2026-09-20", "2026-10-10") == "09-24 09-25 10-05 10-09");
  CHECK(rests("2027-01-02", "2027-02-28") == "02-08 02-09");
}

TEST_CASE("the test points of the dossier hold", "[calendar]") {
  CHECK(works("2026-09-28"));  // Chuseok's Saturday is not given back
  CHECK_FALSE(works("2027-02-09"));
  CHECK(works("2027-02-10"));
  CHECK_FALSE(works("2025-05-06"));  // one substitute for two holidays
  CHECK(works("2025-05-07"));
  CHECK(works("2022-05-09"));  // Buddha's Birthday on a Sunday, before the rule
}

TEST_CASE("banks rest on 1 May in every year, on 17 July from 2026", "[calendar]") {
  for (int year = 2015; year <= 2027; ++year) CHECK_FALSE(works(std::to_string(year) + "-05-01"));
  CHECK(works("2025-07-17"));
  CHECK_FALSE(works("2026-07-17"));
}

TEST_CASE("days are counted over Chuseok", "[calendar]") {
  const auto all = days();
  CHECK(all.next(date("2026-09-23")).value() == date("2026-09-28"));
  CHECK(all.previous(date("2026-09-28")).value() == date("2026-09-23"));
  CHECK(all.shifted(date("2026-09-23"), 4).value() == date("2026-10-01"));
  CHECK(all.shifted(date("2026-10-01"), -4).value() == date("2026-09-23"));
  CHECK(all.shifted(date("2026-09-23"), 0).value() == date("2026-09-23"));
}

TEST_CASE("forward and back again is the same business day", "[calendar]") {
  const auto all = days();
  for (auto day = date("2015-03-02"); day < date("2027-11-01"); day = plus_days(day, 1).value()) {
    if (!*all.is_business(day)) continue;
    for (const int count : {1, 2, 4}) CHECK(all.shifted(*all.shifted(day, count), -count) == day);
  }
}

TEST_CASE("a day beyond the list is refused with the cure, not guessed", "[calendar]") {
  const auto all = days();
  CHECK(all.is_business(date("2027-12-31")).value());
  const auto beyond = all.next(date("2027-12-31"));
  REQUIRE_FALSE(beyond);
  CHECK(beyond.error().code == Errc::usage);
  CHECK(beyond.error().phrase ==
        Phrase{"calendar.beyond",
               {{"date", "2028-01-01"}, {"from", "2015-01-01"}, {"until", "2027-12-31"}}});
  CHECK(all.previous(date("2015-01-02")).error().phrase.key == "calendar.before");
  CHECK_FALSE(all.rests(date("2027-12-01"), date("2028-01-01")));
  CHECK_FALSE(all.is_business(date("2028-01-01")));  // a Saturday, but no day of the list
}

TEST_CASE("a day of rest is refused with its reason and the next business day", "[calendar]") {
  const auto all = days();
  CHECK(all.require(date("2026-09-23")).value() == date("2026-09-23"));
  CHECK(all.require(date("2026-09-25")).error().phrase ==
        Phrase{"calendar.holiday",
               {{"date", "2026-09-25"}, {"next", "2026-09-28"}, {"holiday", "추석 (Chuseok)"}}});
  CHECK(all.require(date("2026-09-27")).error().phrase ==
        Phrase{"calendar.weekend", {{"date", "2026-09-27"}, {"next", "2026-09-28"}}});
}

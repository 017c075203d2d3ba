// The list of holidays, made a second time from the rules: lunar days by ICU's Dangi calendar,
// substitutes by the law. Only what the government named for one time cannot be computed; that is
// held against a list of its own.
#include "tables.hpp"

#include <unicode/calendar.h>
#include <unicode/gregocal.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

using namespace kcms;
using namespace kcms::test;

namespace {

using Date = std::chrono::year_month_day;
using Days = std::map<Date, std::vector<std::string>>;

struct Lunar {
  int month;
  int day;
};

// Month and day in the Korean lunar calendar; a leap month is month 0.
Lunar lunar(Date date) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Calendar> dangi(
      icu::Calendar::createInstance(icu::Locale("ko_KR@calendar=dangi"), status));
  REQUIRE(U_SUCCESS(status));
  REQUIRE(std::string(dangi->getType()) == "dangi");
  const std::chrono::sys_seconds noon = std::chrono::sys_days{date} + std::chrono::hours{3};
  dangi->adoptTimeZone(icu::TimeZone::createTimeZone("Asia/Seoul"));
  dangi->setTime(static_cast<double>(noon.time_since_epoch().count()) * 1000.0, status);
  const bool leap = dangi->get(UCAL_IS_LEAP_MONTH, status) != 0;
  const int month = dangi->get(UCAL_MONTH, status) + 1;
  const int day = dangi->get(UCAL_DATE, status);
  REQUIRE(U_SUCCESS(status));
  return {leap ? 0 : month, day};
}

void add_lunar(Days& days, Date date) {
  const auto [month, day] = lunar(date);
  const auto around = [&](const std::string& name) {
    days[plus_days(date, -1).value()].push_back(name + "_eve");
    days[date].push_back(name);
    days[plus_days(date, 1).value()].push_back(name + "_after");
  };
  if (month == 1 && day == 1) around("seollal");
  if (month == 4 && day == 8) days[date].emplace_back("buddha");
  if (month == 8 && day == 15) around("chuseok");
}

void add_fixed(Days& days, int year) {
  const auto on = [&](unsigned month, unsigned day, const char* name) {
    days[Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}]
        .emplace_back(name);
  };
  on(1, 1, "new_year");
  on(3, 1, "independence_movement");
  on(5, 1, year < 2026 ? "bank_labour" : "labour");
  on(5, 5, "children");
  on(6, 6, "memorial");
  if (year >= 2026) on(7, 17, "constitution");
  on(8, 15, "liberation");
  on(10, 3, "foundation");
  on(10, 9, "hangeul");
  on(12, 25, "christmas");
}

// What spec/kftc-cms.md, 4.7, lists as named for one time.
const std::map<std::string, std::string>& named() {
  static const std::map<std::string, std::string> days = {
      {"2015-08-14", "temporary"}, {"2016-04-13", "election"},  {"2016-05-06", "temporary"},
      {"2017-05-09", "election"},  {"2017-10-02", "temporary"}, {"2018-06-13", "election"},
      {"2020-04-15", "election"},  {"2020-08-17", "temporary"}, {"2022-03-09", "election"},
      {"2022-06-01", "election"},  {"2023-10-02", "temporary"}, {"2024-04-10", "election"},
      {"2024-10-01", "temporary"}, {"2025-01-27", "temporary"}, {"2025-06-03", "election"},
      {"2026-06-03", "election"},
  };
  return days;
}

// Whether a holiday that falls on `date`, together with `others`, is given back on another day.
bool is_given_back(const std::string& name, Date date, bool alone) {
  const std::chrono::weekday weekday{std::chrono::sys_days{date}};
  const bool sunday = weekday == std::chrono::Sunday;
  const bool saturday = weekday == std::chrono::Saturday;
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
  };
  if (name.starts_with("seollal") || name.starts_with("chuseok")) return sunday || !alone;
  const bool lost = saturday || sunday || !alone;
  if (name == "children") return lost;
  if (is({"independence_movement", "liberation", "foundation", "hangeul"}))
    return lost && date >= kcms::test::date("2021-08-04");
  if (is({"buddha", "christmas"})) return lost && date >= kcms::test::date("2023-05-04");
  if (is({"labour", "constitution"})) return lost;
  return false;
}

void add_substitutes(Days& days) {
  const Days origin = days;
  for (const auto& [date, names] : origin) {
    const bool alone = names.size() == 1;
    const bool owed = std::ranges::any_of(
        names, [&](const std::string& name) { return is_given_back(name, date, alone); });
    if (!owed) continue;
    Date day = plus_days(date, 1).value();
    while (is_weekend(day) || days.contains(day)) day = plus_days(day, 1).value();
    days[day].emplace_back("substitute");
  }
}

Days computed(int first, int last) {
  Days days;
  for (int year = first; year <= last; ++year) add_fixed(days, year);
  const Date end{std::chrono::year{last}, std::chrono::December, std::chrono::day{31}};
  for (Date day{std::chrono::year{first}, std::chrono::January, std::chrono::day{1}}; day <= end;
       day = plus_days(day, 1).value())
    add_lunar(days, day);
  for (const auto& [day, name] : named()) days[date(day)].push_back(name);
  add_substitutes(days);
  for (auto& [day, names] : days) std::ranges::sort(names);
  return days;
}

Days listed(const Holidays& holidays) {
  Days days;
  for (const auto& [date, all] : holidays.all())
    for (const Holiday& holiday : all) days[date].push_back(holiday.id);
  for (auto& [date, names] : days) std::ranges::sort(names);
  return days;
}

std::string shown(const Days& days, int year) {
  std::string text;
  for (const auto& [date, names] : days)
    if (static_cast<int>(date.year()) == year)
      for (const std::string& name : names) text += iso_date(date) + " " + name + "\n";
  return text;
}

}  // namespace

TEST_CASE("every year of the list is what the rules make of it", "[calendar]") {
  const Days rules = computed(2015, 2027);
  const Days list = listed(holidays());
  for (int year = 2015; year <= 2027; ++year) CHECK(shown(list, year) == shown(rules, year));
}

TEST_CASE("the list covers the years from 2015 to 2027", "[calendar]") {
  CHECK(holidays().from() == date("2015-01-01"));
  CHECK(holidays().until() == date("2027-12-31"));
  CHECK(holidays().all().begin()->first == date("2015-01-01"));
}

TEST_CASE("a substitute names the day it stands for", "[calendar]") {
  const Holidays all = holidays();
  for (const auto& [date, holidays] : all.all())
    for (const Holiday& holiday : holidays)
      CHECK((holiday.id == "substitute") == !holiday.stands_for.empty());
  CHECK(all.on(date("2025-05-06")).front().name.ko == "대체공휴일(부처님 오신 날)");
}

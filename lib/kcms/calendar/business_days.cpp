#include <kcms/calendar/business_days.hpp>

#include <kcms/base/clock.hpp>

#include <cstdlib>

namespace kcms {
namespace {

using Date = BusinessDays::Date;

Phrase::Values bounds(Date date, const Holidays& holidays) {
  return {{"date", iso_date(date)},
          {"from", iso_date(holidays.from())},
          {"until", iso_date(holidays.until())}};
}

std::string names_of(const std::vector<Holiday>& holidays) {
  std::string names;
  for (const Holiday& holiday : holidays)
    (names += names.empty() ? "" : ", ") += in_both(holiday.name);
  return names;
}

}  // namespace

bool is_weekend(Date date) noexcept {
  const std::chrono::weekday day{std::chrono::sys_days{date}};
  return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

Result<bool> BusinessDays::is_business(Date date) const {
  if (holidays_.until() < date)
    return fail(Errc::usage, Phrase{"calendar.beyond", bounds(date, holidays_)});
  if (date < holidays_.from())
    return fail(Errc::usage, Phrase{"calendar.before", bounds(date, holidays_)});
  return !is_weekend(date) && holidays_.on(date).empty();
}

Result<Date> BusinessDays::walk(Date date, int step) const {
  for (;;) {
    const auto day = plus_days(date, step);
    if (!day) return day;
    const auto business = is_business(*day);
    if (!business) return pass(business);
    if (*business) return day;
    date = *day;
  }
}

Result<Date> BusinessDays::next(Date date) const { return walk(date, 1); }
Result<Date> BusinessDays::previous(Date date) const { return walk(date, -1); }

Result<Date> BusinessDays::shifted(Date date, int count) const {
  for (int left = std::abs(count); left > 0; --left) {
    const auto day = count > 0 ? next(date) : previous(date);
    if (!day) return day;
    date = *day;
  }
  return date;
}

Result<std::vector<Date>> BusinessDays::rests(Date first, Date last) const {
  std::vector<Date> days;
  for (auto day = std::chrono::sys_days{first}; day <= std::chrono::sys_days{last};
       day += std::chrono::days{1}) {
    const Date date = day;
    const auto business = is_business(date);
    if (!business) return pass(business);
    if (!*business) days.push_back(date);
  }
  return days;
}

Result<Date> BusinessDays::require(Date date) const {
  const auto business = is_business(date);
  if (!business) return pass(business);
  if (*business) return date;
  auto after = next(date);
  if (!after) return after;
  Phrase::Values values = {{"date", iso_date(date)}, {"next", iso_date(*after)}};
  const auto& holidays = holidays_.on(date);
  if (holidays.empty()) return fail(Errc::usage, Phrase{"calendar.weekend", values});
  values.emplace_back("holiday", names_of(holidays));
  return fail(Errc::usage, Phrase{"calendar.holiday", values});
}

}  // namespace kcms

#include <kcms/calendar/debit_day.hpp>

#include <algorithm>

namespace kcms {
namespace {

using Date = std::chrono::year_month_day;

Result<Date> on_or_after(Date date, const BusinessDays& days) {
  const auto business = days.is_business(date);
  if (!business) return pass(business);
  return *business ? date : days.next(date);
}
Result<Date> on_or_before(Date date, const BusinessDays& days) {
  const auto business = days.is_business(date);
  if (!business) return pass(business);
  return *business ? date : days.previous(date);
}

}  // namespace

Result<Date> debit_day(std::chrono::year_month month, unsigned day, DayRule rule,
                       const BusinessDays& days) {
  const Date last = month / std::chrono::last;
  const bool missing = day > static_cast<unsigned>(last.day());
  if (rule == DayRule::next && missing) return days.next(last);
  const Date wanted = missing ? last : month / std::chrono::day{day};
  if (rule == DayRule::previous) return on_or_before(wanted, days);
  if (rule == DayRule::next) return on_or_after(wanted, days);
  auto end = on_or_before(last, days);
  if (!end || *end <= wanted) return end;
  return on_or_after(wanted, days);
}

}  // namespace kcms

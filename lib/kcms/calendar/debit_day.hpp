// Which day a monthly debit falls on, where its day is missing in a month or is a day of rest.
#pragma once

#include <kcms/base/result.hpp>
#include <kcms/calendar/business_days.hpp>

#include <chrono>
#include <cstdint>

namespace kcms {

enum class DayRule : std::uint8_t {
  next,           // the next business day, of the next month if need be
  previous,       // the last business day before
  last_of_month,  // as next, but never later than the last business day of the month
};

// The business day for day `day` (1 to 31) of `month`. A day that the month lacks lies behind its
// last one: for `next` it is the first of the month after, else the month's last day.
[[nodiscard]] Result<std::chrono::year_month_day> debit_day(std::chrono::year_month month,
                                                            unsigned day, DayRule rule,
                                                            const BusinessDays& days);

}  // namespace kcms

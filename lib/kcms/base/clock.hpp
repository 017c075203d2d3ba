// Civil time in Asia/Seoul, handed in from outside: nothing below tools asks the machine for it.
#pragma once

#include <kcms/base/result.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace kcms {

// The first and the last day of the calendar that four digits of a year can write. No day beyond
// them is read, and none comes of counting.
inline constexpr std::chrono::year_month_day first_day{std::chrono::year{1}, std::chrono::January,
                                                       std::chrono::day{1}};
inline constexpr std::chrono::year_month_day last_day{std::chrono::year{9999},
                                                      std::chrono::December, std::chrono::day{31}};

// Whether it is a day of the calendar from `first_day` to `last_day`.
[[nodiscard]] constexpr bool is_day(std::chrono::year_month_day date) noexcept {
  return date.ok() && first_day <= date && date <= last_day;
}

// Civil date and time of day in Asia/Seoul (UTC+9, no daylight saving since 1988).
struct CivilTime {
  std::chrono::year_month_day date;
  std::chrono::seconds time{0};  // since midnight
  friend auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

// "2016-03-16", "2016-03-16T09:00" or "2016-03-16T09:00:00".
[[nodiscard]] Result<CivilTime> parse_civil_time(std::string_view text);
// "2016-03-16"
[[nodiscard]] Result<std::chrono::year_month_day> parse_date(std::string_view text);
// "2016-03-16". Precondition: is_day(date).
[[nodiscard]] std::string iso_date(std::chrono::year_month_day date);

// `date` and `count` days more, of the calendar; Errc::usage ("calendar.no-day") where that is
// none.
[[nodiscard]] Result<std::chrono::year_month_day> plus_days(std::chrono::year_month_day date,
                                                            int count);
// `time` and so many seconds more; errors as plus_days.
[[nodiscard]] Result<CivilTime> plus(const CivilTime& time, std::chrono::seconds more);

// The machine's time, in Asia/Seoul whatever TZ says.
[[nodiscard]] CivilTime machine_time();

}  // namespace kcms

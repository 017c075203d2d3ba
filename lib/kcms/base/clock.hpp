// Civil time in Asia/Seoul, handed in from outside: nothing below tools asks the machine for it.
#pragma once

#include <kcms/base/result.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace kcms {

// Civil date and time of day in Asia/Seoul (UTC+9, no daylight saving since 1988).
struct CivilTime {
  std::chrono::year_month_day date;
  std::chrono::seconds time{0};  // since midnight
  friend auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

// "2016-03-16", "2016-03-16T09:00" or "2016-03-16T09:00:00".
[[nodiscard]] Result<CivilTime> parse_civil_time(std::string_view text);
[[nodiscard]] Result<std::chrono::year_month_day> parse_date(
    std::string_view text);                                            // "2016-03-16"
[[nodiscard]] std::string iso_date(std::chrono::year_month_day date);  // "2016-03-16"

// The machine's time, in Asia/Seoul whatever TZ says.
[[nodiscard]] CivilTime machine_time();

}  // namespace kcms

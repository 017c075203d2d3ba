// A flow laid on the calendar: on which day and at which time each of its steps falls.
#pragma once

#include <kcms/base/clock.hpp>
#include <kcms/base/result.hpp>
#include <kcms/calendar/business_days.hpp>
#include <kcms/calendar/schedule.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// A day, and the time on it where one is known; in Asia/Seoul.
struct Instant {
  std::chrono::year_month_day date;
  std::optional<std::chrono::seconds> at;
  friend bool operator==(const Instant&, const Instant&) = default;
};

// The first and the last moment that an instant may mean: a day without a time is all of it.
[[nodiscard]] CivilTime beginning_of(const Instant& instant) noexcept;
[[nodiscard]] CivilTime end_of(const Instant& instant) noexcept;

// From `from` until `until`; negative where that lies before.
[[nodiscard]] std::chrono::seconds between(const CivilTime& from, const CivilTime& until) noexcept;

// A step on its days. Borrows the step.
struct Movement {
  const ScheduleStep* step = nullptr;
  std::chrono::year_month_day file_date{};  // of the file, where one moves
  std::optional<Instant> opens;
  std::optional<Instant> closes;
};

// "17:00", with seconds only where there are some
[[nodiscard]] std::string time_of(std::chrono::seconds time);

// "EB210923"
[[nodiscard]] std::string file_name(std::string_view kind, std::chrono::year_month_day date);

// When `moment` is, counted from `day`.
[[nodiscard]] Result<Instant> instant_of(const Moment& moment, std::chrono::year_month_day day,
                                         const BusinessDays& days);

// The steps of `flow` for D = `day`, in order. A D that is no business day is refused, and so is
// an answer that needs a day nobody has declared. `flow` must outlive what comes back.
[[nodiscard]] Result<std::vector<Movement>> plan(const Flow& flow, std::chrono::year_month_day day,
                                                 const BusinessDays& days);

}  // namespace kcms

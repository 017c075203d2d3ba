// Business days of the centre, counted. Every answer that needs a day beyond the list of holidays
// is refused with the cure (Errc::usage): a day that nobody has declared is never guessed.
#pragma once

#include <kcms/base/result.hpp>
#include <kcms/calendar/holidays.hpp>

#include <chrono>
#include <vector>

namespace kcms {

class BusinessDays {
 public:
  using Date = std::chrono::year_month_day;

  explicit BusinessDays(Holidays holidays) : holidays_(std::move(holidays)) {}

  [[nodiscard]] Result<bool> is_business(Date date) const;
  // The first business day after, and the last one before `date`.
  [[nodiscard]] Result<Date> next(Date date) const;
  [[nodiscard]] Result<Date> previous(Date date) const;
  // D+n, and D-n for a negative n. D itself need be none where n is not 0.
  [[nodiscard]] Result<Date> shifted(Date date, int count) const;
  // The days of rest from `first` to `last`, both included.
  [[nodiscard]] Result<std::vector<Date>> rests(Date first, Date last) const;

  // `date`, where it is a business day; else a refusal that says why and names the next one.
  [[nodiscard]] Result<Date> require(Date date) const;

  [[nodiscard]] const Holidays& holidays() const noexcept { return holidays_; }

 private:
  [[nodiscard]] Result<Date> walk(Date date, int step) const;

  Holidays holidays_;
};

[[nodiscard]] bool is_weekend(std::chrono::year_month_day date) noexcept;

}  // namespace kcms

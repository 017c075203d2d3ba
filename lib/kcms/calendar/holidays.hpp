// The days on which the centre rests, Saturdays and Sundays apart: schemas/holidays.toml.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/calendar/known.hpp>

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

struct Holiday {
  Wording name;  // "대체공휴일(추석)", "Substitute holiday (Chuseok)"
  Known known;
  std::string id;          // "substitute", as the table calls it; "" for a day of an overlay
  std::string stands_for;  // "chuseok", where it is a substitute
};

class Holidays {
 public:
  using Date = std::chrono::year_month_day;

  // What cannot be read is a fault and left out.
  [[nodiscard]] static Holidays read(std::string_view toml, std::string name, Faults& faults);

  // The first and the last day that the list answers for.
  [[nodiscard]] Date from() const noexcept { return from_; }
  [[nodiscard]] Date until() const noexcept { return until_; }

  // The holidays of a day: none, one, or two that fall together.
  [[nodiscard]] const std::vector<Holiday>& on(Date date) const;
  [[nodiscard]] const std::map<Date, std::vector<Holiday>>& all() const noexcept { return days_; }

  // Days on which the banks rest in every year, on whatever list.
  [[nodiscard]] const std::map<std::chrono::month_day, Holiday>& every_year() const noexcept {
    return every_year_;
  }

  void add(Date date, Holiday holiday) { days_[date].push_back(std::move(holiday)); }
  void remove(Date date) { days_.erase(date); }
  // Answers for days up to `until`, where that is later than before.
  void extend(Date until) { until_ = std::max(until_, until); }

 private:
  Date from_{};
  Date until_{};
  std::map<Date, std::vector<Holiday>> days_;
  std::map<std::chrono::month_day, Holiday> every_year_;
};

}  // namespace kcms

// Days that a user lays over the list of holidays: a holiday named at short notice, one that is
// none, or the centre's own list for a stretch of time. CONTRIBUTING.md shows the form.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/calendar/holidays.hpp>

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class HolidayOverlay {
 public:
  using Date = std::chrono::year_month_day;

  // Nothing where there is a fault.
  [[nodiscard]] static std::optional<HolidayOverlay> read(std::string_view toml, std::string name,
                                                          Faults& faults);

  // The day from which on it was known.
  [[nodiscard]] Date dated() const noexcept { return dated_; }

  // Lays overlays of one day over `holidays` as if they were one. Faults: a day of rest by one that
  // is none by another, a day removed that is none or is one in every year, and a list that leaves
  // a gap behind the end of `holidays`.
  static void lay_together(std::span<const HolidayOverlay> overlays, Holidays& holidays,
                           Faults& faults);

 private:
  struct Day {
    Date date;
    Wording name;
    Spot spot;
  };
  // All days of rest of a stretch: what is not in it, is none, apart from Holidays::every_year().
  struct List {
    Date from;
    Date until;
    std::vector<Day> days;
    Spot spot;
  };

  friend void lay_over(Holidays& holidays, std::vector<HolidayOverlay> overlays,
                       std::optional<Date> as_of, Faults& faults);

  void read_list(Table table);
  void replace(Holidays& holidays, Faults& faults) const;
  void add_days(Holidays& holidays) const;
  void take_away(const Day& day, Holidays& holidays, Faults& faults) const;
  // Whether it calls `date` a day of rest; nothing where it says nothing of that day.
  [[nodiscard]] std::optional<bool> rests_on(Date date, const Holidays& holidays) const;
  [[nodiscard]] Spot spot_of_opening(Date date) const;
  static bool agree(std::span<const HolidayOverlay> overlays, const Holidays& holidays,
                    Faults& faults);
  void report(Faults& faults, Spot spot, Phrase phrase) const;

  std::string file_;
  Date dated_{};
  std::string source_;
  std::vector<Day> add_;
  std::vector<Day> remove_;
  std::optional<List> list_;
};

// Lays them over `holidays`, the older first, whatever their order, those of one day together; of
// those dated later than `as_of` nothing is known.
void lay_over(Holidays& holidays, std::vector<HolidayOverlay> overlays,
              std::optional<std::chrono::year_month_day> as_of, Faults& faults);

}  // namespace kcms

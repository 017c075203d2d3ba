// The faces of `schedule`: a table for people, the document "schedule/1", or a calendar.
#pragma once

#include "calendar_input.hpp"

#include <kcms/calendar/debit_day.hpp>
#include <kcms/calendar/plan.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// A D that was found by a rule.
struct RuledDay {
  std::chrono::year_month month;
  unsigned day;
  std::string rule;  // "last-of-month"
};

struct PlannedFlow {
  const Flow* flow;
  std::vector<Movement> movements;
};

// A flow that needs a day that is not known.
struct UnplannedFlow {
  const Flow* flow;
  Phrase why;
};

// What there is to print. Borrows.
struct ScheduleAnswer {
  const CalendarTables& tables;
  std::chrono::year_month_day day;  // D
  std::optional<RuledDay> ruled;
  std::vector<PlannedFlow> flows;
  std::vector<UnplannedFlow> unplanned;  // never all of the flows
  // The days of rest between the first and the last day named.
  std::vector<std::chrono::year_month_day> rests;
};

[[nodiscard]] std::string schedule_text(const ScheduleAnswer& answer, const Words& words,
                                        std::string_view language);
[[nodiscard]] std::string schedule_json(const ScheduleAnswer& answer, const Words& words);
// iCalendar (RFC 5545). The same answer at the same `now` is the same bytes. Its times are of the
// world's clock; one that falls out of the calendar there is Errc::usage.
[[nodiscard]] Result<std::string> schedule_ics(const ScheduleAnswer& answer, const Words& words,
                                               const Settings& settings);

}  // namespace kcms

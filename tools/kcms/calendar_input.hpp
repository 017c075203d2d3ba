// What the commands about days need: business days with the user's overlays, and the schedule.
#pragma once

#include "arguments.hpp"
#include "console.hpp"

#include <kcms/calendar/business_days.hpp>
#include <kcms/calendar/schedule.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace kcms {

inline constexpr Option holidays_option{"holidays", "FILE", {}, true};
inline constexpr Option as_of_option{"as-of", "YYYY-MM-DD"};
inline constexpr Option flow_option{"flow", "FLOW", {}, true};

// What --holidays, --as-of and --flow say.
struct CalendarOptions {
  std::vector<std::string> overlays;
  std::optional<std::chrono::year_month_day> as_of;
  std::vector<std::string> flows;

  [[nodiscard]] static Result<CalendarOptions> from(const Arguments& arguments);
};

struct CalendarTables {
  BusinessDays days;
  Schedule schedule;
  std::vector<const Flow*>
      flows;  // those that --flow names; where it names none, all that stand in no other's place
};

// Says itself what is wrong, and then returns nothing but the exit code.
using CalendarOrCode = tl::expected<CalendarTables, ExitCode>;
[[nodiscard]] CalendarOrCode load_calendar(const CalendarOptions& options, Console& console);

}  // namespace kcms

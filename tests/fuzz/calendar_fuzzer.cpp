// Any text is a list of holidays, an overlay, a schedule, a list of failure codes, or has faults;
// what is read can be asked for days without end. Seeds: schemas tests/cli/schedule
#include "built_in.hpp"

#include <kcms/base/embedded.hpp>
#include <kcms/calendar/debit_day.hpp>
#include <kcms/calendar/due.hpp>
#include <kcms/calendar/holiday_overlay.hpp>
#include <kcms/calendar/plan.hpp>
#include <kcms/domain/failure_codes.hpp>

#include <array>
#include <cstdlib>
#include <string>

namespace kcms::fuzz {
namespace {

using namespace std::chrono_literals;

const Holidays& holidays() {
  static const Holidays built_in = [] {
    Faults faults;
    return Holidays::read(embedded("holidays.toml"), "holidays.toml", faults);
  }();
  return built_in;
}

const Schedule& schedule() {
  static const Schedule built_in = [] {
    Faults faults;
    return Schedule::read(embedded("schedule.toml"), "schedule.toml", faults);
  }();
  return built_in;
}

// Days of the list's two ends and of its middle.
void ask(const Holidays& list, const Schedule& flows) {
  const BusinessDays days(list);
  const std::array dates = {list.from(), list.until(), Holidays::Date{2026y / 9 / 23}};
  for (const auto date : dates) {
    for (const Flow& flow : flows.flows()) {
      const auto movements = plan(flow, date, days);
      if (movements && movements->size() != flow.steps.size()) std::abort();
      const std::array one = {&flow};
      DueQuestion question;
      question.now = {date, 12h};
      question.since = date;
      question.done_is_known = true;
      static_cast<void>(due(one, days, question));
    }
    for (const DayRule rule : {DayRule::next, DayRule::previous, DayRule::last_of_month}) {
      const auto day = debit_day(date.year() / date.month(), 31, rule, days);
      if (day && !days.is_business(*day).value_or(false)) std::abort();
    }
  }
}

void check(const std::string& text) {
  Faults faults;
  const Holidays list = Holidays::read(text, "fuzz.toml", faults);
  if (faults.empty()) ask(list, schedule());

  faults = {};
  if (auto overlay = HolidayOverlay::read(text, "fuzz.toml", faults)) {
    if (!faults.empty()) std::abort();
    Holidays under = holidays();
    std::vector<HolidayOverlay> overlays;
    overlays.push_back(std::move(*overlay));
    lay_over(under, std::move(overlays), {}, faults);
    if (faults.empty()) ask(under, schedule());
  } else if (faults.empty()) {
    std::abort();
  }

  faults = {};
  const Schedule flows = Schedule::read(text, "fuzz.toml", faults);
  if (faults.empty()) ask(holidays(), flows);

  faults = {};
  FailureCodes codes;
  codes.add(text, "fuzz.toml", faults);
  for (const auto& [code, meaning] : codes.all())
    if (codes.find(code) != &meaning) std::abort();
}

}  // namespace
}  // namespace kcms::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kcms::fuzz::check(std::string(kcms::fuzz::text_of(data, size)));
  return 0;
}

// kcms schedule due: what has to be sent or may be fetched now, and what is overdue.
#include "commands.hpp"
#include "due_options.hpp"
#include "due_report.hpp"
#include "tables.hpp"

#include <algorithm>

namespace kcms {
namespace {

constexpr std::string_view formats[] = {"text", "json"};
constexpr Option options[] = {
    flow_option,
    {"done", "FILE", {}, true},
    {"folder", "DIR", {}, true},
    {"biller", "CODE"},
    {"planned", "FILE", {}, true},
    {"since", "YYYY-MM-DD"},
    {"own-margin", "SPAN"},
    {"own", "KIND=HH:MM", {}, true},
    {"format", "FORMAT", formats},
    holidays_option,
    as_of_option,
};
constexpr std::string_view examples[] = {
    "kcms schedule due --now 2026-09-23T16:10",
    "kcms schedule due --now 2026-09-23T16:10 --folder samples --planned EB210928 --own-margin 60m",
};

// A flow that counts from another day than that of its files tells the same of them as the flow
// that does not; it is asked only where --flow names it.
bool counts_from_files(const Flow* flow) {
  return std::ranges::all_of(flow->steps,
                             [](const ScheduleStep& step) { return step.file_day == 0; });
}

// Two flows of which one stands instead of the other date the same files differently.
Status require_one_dating(std::span<const Flow* const> flows) {
  for (const Flow* flow : flows) {
    for (const Flow* other : flows) {
      if (flow->instead_of == other->name ||
          (flow < other && !flow->instead_of.empty() && flow->instead_of == other->instead_of))
        return fail(Errc::usage,
                    Phrase{"due.two-datings", {{"flow", flow->name}, {"other", other->name}}});
    }
  }
  return done();
}

// The kinds of all layouts and flows.
std::vector<std::string_view> kinds_of(const Registry& registry, const Schedule& schedule) {
  std::vector<std::string_view> kinds = registry.kinds();
  for (const Flow& flow : schedule.flows())
    for (const ScheduleStep& step : flow.steps)
      if (!step.file.empty()) kinds.emplace_back(step.file);
  return kinds;
}

ExitCode code_of(const DueList& list, const std::vector<UncountedFile>& uncounted) {
  const bool overdue = std::ranges::any_of(list.items, &DueItem::is_overdue);
  const bool faulty = std::ranges::any_of(uncounted, &UncountedFile::is_fault);
  const ExitCode code = overdue || faulty ? ExitCode::findings : ExitCode::clean;
  return list.misplanned.empty() ? code : graver(code, ExitCode::usage);
}

class ScheduleDue final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    json_ = arguments.text("format", formats[0]) == formats[1];
    auto calendar = CalendarOptions::from(arguments);
    if (!calendar) return pass(calendar);
    calendar_ = std::move(*calendar);
    auto due = DueOptions::from(arguments);
    if (!due) return pass(due);
    due_ = std::move(*due);
    return done();
  }

  ExitCode run(Console& console) override {
    CalendarOrCode tables = load_calendar(calendar_, console);
    if (!tables) return tables.error();
    if (calendar_.flows.empty())
      std::erase_if(tables->flows, [](const Flow* flow) { return !counts_from_files(flow); });
    if (const Status one = require_one_dating(tables->flows); !one)
      return console.fail(one.error());
    Faults faults;
    const auto layouts = load_tables(console.settings().schemas, faults);
    if (!layouts) return console.fail(faults);
    std::vector<UncountedFile> uncounted;
    const DueWorld world{console.settings().now, layouts->registry,
                         kinds_of(layouts->registry, tables->schedule)};
    const auto question = due_.question(world, tables->flows, tables->days, uncounted);
    if (!question) return console.fail(question.error());
    for (const UncountedFile& file : uncounted) console.say(file.why);
    const auto list = due(tables->flows, tables->days, *question);
    if (!list) return console.fail(list.error());
    for (const MisplannedFile& file : list->misplanned) console.say(file.why);
    const DueAnswer answer{tables->schedule, *question, *list, uncounted};
    console.print(json_ ? due_json(answer, console.words())
                        : due_text(answer, console.words(), console.settings().language));
    const ExitCode code = code_of(*list, uncounted);
    return list->beyond ? graver(code, console.fail(*list->beyond)) : code;
  }

 private:
  bool json_ = false;
  CalendarOptions calendar_;
  DueOptions due_;
};

}  // namespace

CommandRow schedule_due_command() {
  return {"schedule due", "", 0, 0, options, examples, [] {
            return std::unique_ptr<Command>(new ScheduleDue);
          }};
}

}  // namespace kcms

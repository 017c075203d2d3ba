// kcms schedule: what moves when, for a day or for a debit day found by a rule.
#include "commands.hpp"
#include "schedule_report.hpp"

#include <kcms/base/text.hpp>

#include <algorithm>
#include <array>

namespace kcms {
namespace {

constexpr std::string_view formats[] = {"text", "json", "ics"};
constexpr std::string_view rules[] = {"next", "previous", "last-of-month"};
constexpr Option options[] = {
    {"date", "YYYY-MM-DD"},
    flow_option,
    {"day", "N"},
    {"month", "YYYY-MM"},
    {"day-rule", "RULE", rules},
    {"format", "FORMAT", formats},
    holidays_option,
    as_of_option,
};
constexpr std::string_view examples[] = {
    "kcms schedule --date 2026-09-23 --flow account-change",
    "kcms schedule --day 31 --month 2026-02 --day-rule last-of-month --flow debit",
    "kcms schedule --date 2026-09-23 --format ics --now 2026-09-01 > cms.ics",
};

DayRule rule_named(std::string_view name) noexcept {
  if (name == rules[0]) return DayRule::next;
  return name == rules[1] ? DayRule::previous : DayRule::last_of_month;
}

Error missing(std::string_view option) {
  return {Errc::usage, Phrase{"usage.option-missing", {{"option", "--" + std::string(option)}}}};
}

Result<RuledDay> read_ruled(const Arguments& arguments) {
  for (const auto* option : {"day", "month", "day-rule"})
    if (!arguments.has(option)) return tl::unexpected<Error>(missing(option));
  const auto day = arguments.number("day", 0);
  if (!day) return pass(day);
  if (*day < 1 || *day > 31)
    return fail(Errc::usage, Phrase{"schedule.not-a-day", {{"value", arguments.text("day")}}});
  const auto first = parse_date(arguments.text("month") + "-01");
  if (!first)
    return fail(Errc::usage, Phrase{"schedule.not-a-month", {{"value", arguments.text("month")}}});
  return RuledDay{first->year() / first->month(), static_cast<unsigned>(*day),
                  arguments.text("day-rule")};
}

// Of a D that is sound, only days that are not known keep a flow from being told.
Phrase left_out(const Flow& flow, const Error& error) {
  constexpr std::string_view room = "calendar.";
  Phrase why("schedule.left-out-" + error.phrase.key.substr(room.size()), error.phrase.values);
  why.values.emplace_back("flow", flow.name);
  return why;
}

class ScheduleCommand final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    format_ = arguments.text("format", formats[0]);
    auto calendar = CalendarOptions::from(arguments);
    if (!calendar) return pass(calendar);
    calendar_ = std::move(*calendar);
    return read_day(arguments);
  }

  ExitCode run(Console& console) override {
    const CalendarOrCode tables = load_calendar(calendar_, console);
    if (!tables) return tables.error();
    const auto answer = answer_for(*tables);
    if (!answer) return console.fail(answer.error());
    const auto text = shown(*answer, console);
    if (!text) return console.fail(text.error());
    console.print(*text);
    for (const UnplannedFlow& flow : answer->unplanned) console.say(flow.why);
    return answer->unplanned.empty() ? ExitCode::clean : ExitCode::usage;
  }

 private:
  Status read_day(const Arguments& arguments) {
    const std::array ruled = {arguments.has("day"), arguments.has("month"),
                              arguments.has("day-rule")};
    const bool by_rule = std::ranges::find(ruled, true) != ruled.end();
    if (by_rule && arguments.has("date"))
      return fail(Errc::usage, Phrase{"schedule.date-and-rule"});
    if (by_rule) {
      const auto read = read_ruled(arguments);
      if (!read) return pass(read);
      ruled_ = *read;
      return done();
    }
    if (!arguments.has("date")) return tl::unexpected<Error>(missing("date"));
    const auto date = parse_date(arguments.text("date"));
    if (!date) return pass(date);
    date_ = *date;
    return done();
  }

  [[nodiscard]] Result<std::chrono::year_month_day> find_day(const BusinessDays& days) const {
    if (!ruled_) return date_;
    return debit_day(ruled_->month, ruled_->day, rule_named(ruled_->rule), days);
  }

  [[nodiscard]] Result<ScheduleAnswer> answer_for(const CalendarTables& tables) const {
    const auto found = find_day(tables.days);
    const auto day = found ? tables.days.require(*found) : found;
    if (!day) return pass(day);
    ScheduleAnswer answer{tables, *day, ruled_, {}, {}, {}};
    auto first = *day;
    auto last = *day;
    for (const Flow* flow : tables.flows) {
      auto movements = plan(*flow, *day, tables.days);
      if (!movements) {
        answer.unplanned.push_back({flow, left_out(*flow, movements.error())});
        if (answer.unplanned.size() == tables.flows.size()) return pass(movements);
        continue;
      }
      for (const Movement& movement : *movements) {
        for (const auto& end : {movement.opens, movement.closes}) {
          if (!end) continue;
          first = std::min(first, end->date);
          last = std::max(last, end->date);
        }
      }
      answer.flows.push_back({flow, std::move(*movements)});
    }
    last = std::min(last, tables.days.holidays().until());
    auto rests = tables.days.rests(first, last);
    if (!rests) return pass(rests);
    answer.rests = std::move(*rests);
    return answer;
  }

  [[nodiscard]] Result<std::string> shown(const ScheduleAnswer& answer,
                                          const Console& console) const {
    if (format_ == "json") return schedule_json(answer, console.words());
    if (format_ == "ics") return schedule_ics(answer, console.words(), console.settings());
    return schedule_text(answer, console.words(), console.settings().language);
  }

  std::string format_;
  CalendarOptions calendar_;
  std::chrono::year_month_day date_{};
  std::optional<RuledDay> ruled_;
};

}  // namespace

CommandRow schedule_command() {
  return {"schedule", "", 0, 0, options, examples, [] {
            return std::unique_ptr<Command>(new ScheduleCommand);
          }};
}

}  // namespace kcms

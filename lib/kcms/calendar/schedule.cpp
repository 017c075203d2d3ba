#include <kcms/calendar/schedule.hpp>

#include <kcms/base/clock.hpp>

#include <algorithm>
#include <cassert>

namespace kcms {
namespace {

using Actors = std::map<std::string, Wording, std::less<>>;

// Days from D beyond which a number is a slip.
constexpr std::int64_t farthest = 30;

int take_day(Table& table, std::string_view key) {
  const std::int64_t day = table.integer(key).value_or(0);
  if (day >= -farthest && day <= farthest) return static_cast<int>(day);
  table.report(table.spot(key), Phrase{"schedule.day-too-far", {{"found", std::to_string(day)}}});
  return 0;
}

std::optional<std::chrono::seconds> take_time(Table& table) {
  const auto text = table.text("at");
  if (!text) return std::nullopt;
  const auto time = parse_civil_time("2000-01-01T" + *text);
  if (time) return time->time;
  table.report(table.spot("at"), Phrase{"schedule.not-a-time", {{"found", *text}}});
  return std::nullopt;
}

std::optional<Moment> take_moment(Table& step, std::string_view key) {
  auto table = step.table(key);
  if (!table) return std::nullopt;
  Moment moment{take_day(*table, "day"), DayUnit::business, take_time(*table)};
  const std::string unit = table->text("unit").value_or("business");
  if (unit == "calendar")
    moment.unit = DayUnit::calendar;
  else if (unit != "business")
    table->report(table->spot("unit"), Phrase{"schedule.unknown-unit", {{"found", unit}}});
  table->finish();
  return moment;
}

// owed = true, or owed = "EB21"
void take_owed(Table& table, ScheduleStep& step) {
  const auto node = table.node("owed");
  if (!node) return;
  if (const auto file = node->text()) {
    step.owed = Owed::after_other;
    step.owed_after = *file;
  } else if (table.boolean("owed").value_or(false)) {
    step.owed = Owed::every_day;
  }
}

std::string take_actor(Table& table, std::string_view key, const Actors& actors) {
  std::string id = table.text(key).value_or("");
  if (!id.empty() && !actors.contains(id))
    table.report(table.spot(key), Phrase{"schedule.unknown-actor", {{"found", id}}});
  return id;
}

ScheduleStep read_step(Table& table, const Known& known, const Actors& actors) {
  ScheduleStep step;
  if (!table.has("actor")) (void)table.require_text("actor");
  step.actor = take_actor(table, "actor", actors);
  step.from = take_actor(table, "from", actors);
  step.to = take_actor(table, "to", actors);
  step.file = table.text("file").value_or("");
  step.file_day = take_day(table, "file_day");
  step.opens = take_moment(table, "opens");
  step.closes = take_moment(table, "closes");
  step.after = table.text("after").value_or("");
  take_owed(table, step);
  step.known = take_known(table, known);
  if (auto does = table.require_table("does")) step.does = take_said(*does);
  table.finish();
  return step;
}

Flow read_flow(const std::string& name, Table& table, const Actors& actors) {
  Flow flow;
  flow.name = name;
  if (auto title = table.require_table("title")) flow.title = take_said(*title);
  if (auto day = table.require_table("day")) flow.day = take_said(*day);
  flow.known = take_known(table);
  flow.instead_of = table.text("instead_of").value_or("");
  for (Table& row : table.tables("step")) {
    flow.steps.push_back(read_step(row, flow.known, actors));
    flow.steps.back().number = static_cast<int>(flow.steps.size());
  }
  table.finish();
  return flow;
}

void check_other(const Flow& flow, const std::vector<std::string>& names, Table& flows) {
  if (flow.instead_of.empty() || std::ranges::find(names, flow.instead_of) != names.end()) return;
  flows.report(flows.spot(flow.name),
               Phrase{"schedule.unknown-other-flow", {{"found", flow.instead_of}}});
}

}  // namespace

Schedule Schedule::read(std::string_view toml, std::string name, Faults& faults) {
  Schedule schedule;
  const auto document = Document::parse(toml, std::move(name), faults);
  if (!document) return schedule;
  Table root = document->root(faults);
  auto actors = root.require_table("actor");
  auto flows = root.require_table("flow");
  root.finish();
  if (!actors || !flows) return schedule;
  for (const std::string& id : actors->keys())
    if (auto row = actors->table(id)) schedule.actors_.emplace(id, take_said(*row));
  const std::vector<std::string> names = flows->keys();
  for (const std::string& id : names) {
    if (auto table = flows->table(id)) {
      schedule.flows_.push_back(read_flow(id, *table, schedule.actors_));
      check_other(schedule.flows_.back(), names, *flows);
    }
  }
  return schedule;
}

const Flow* Schedule::find(std::string_view name) const {
  const auto found = std::ranges::find(flows_, name, &Flow::name);
  return found == flows_.end() ? nullptr : &*found;
}

const Wording& Schedule::actor(std::string_view id) const {
  const auto found = actors_.find(id);
  assert(found != actors_.end());
  return found->second;
}

}  // namespace kcms

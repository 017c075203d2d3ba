#include "calendar_input.hpp"
#include "folder.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/base/embedded.hpp>
#include <kcms/base/text.hpp>
#include <kcms/calendar/holiday_overlay.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace kcms {
namespace {

constexpr std::string_view holidays_name = "holidays.toml";
constexpr std::string_view schedule_name = "schedule.toml";
constexpr std::uint64_t largest_overlay = 1U << 20U;

struct Text {
  std::string name;
  std::string text;
};

// The table of --schemas, or else the one built in.
Text table_named(const std::string& schemas, std::string_view name) {
  std::optional<std::string> own;
  if (!schemas.empty()) own = read_in_folder(schemas, std::string(name));
  if (!own) return {std::string(name), std::string(embedded(name))};
  return {(std::filesystem::path(schemas) / name).string(), std::move(*own)};
}

using Overlays = std::vector<Text>;

bool is_same_file(const std::string& path, const std::string& other) {
  std::error_code error;
  return path == other || std::filesystem::equivalent(path, other, error);
}

Result<Overlays> read_overlays(const std::vector<std::string>& paths) {
  if (std::ranges::count(paths, "-") > 1)
    return fail(Errc::usage, Phrase{"usage.twice-standard-input"});
  Overlays overlays;
  for (const std::string& path : paths) {
    const auto is_same = [&path](const Text& other) { return is_same_file(path, other.name); };
    if (std::ranges::any_of(overlays, is_same)) continue;
    auto text = read_file(path, largest_overlay);
    if (!text) return pass(text);
    overlays.push_back({path, std::move(*text)});
  }
  return overlays;
}

Holidays holidays_of(const std::string& schemas, const Overlays& texts,
                     const CalendarOptions& options, Faults& faults) {
  Text own = table_named(schemas, holidays_name);
  Holidays holidays = Holidays::read(own.text, std::move(own.name), faults);
  std::vector<HolidayOverlay> overlays;
  for (const auto& [name, text] : texts)
    if (auto overlay = HolidayOverlay::read(text, name, faults))
      overlays.push_back(std::move(*overlay));
  if (faults.empty()) lay_over(holidays, std::move(overlays), options.as_of, faults);
  return holidays;
}

Error unknown_flow(const Schedule& schedule, const std::string& wanted) {
  std::string all;
  for (const Flow& flow : schedule.flows()) (all += all.empty() ? "" : ", ") += flow.name;
  return {Errc::usage, Phrase{"schedule.unknown-flow", {{"flow", wanted}, {"flows", all}}}};
}

Status choose_flows(CalendarTables& tables, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const Flow* flow = tables.schedule.find(name);
    if (flow == nullptr) return tl::unexpected<Error>(unknown_flow(tables.schedule, name));
    if (std::ranges::find(tables.flows, flow) == tables.flows.end()) tables.flows.push_back(flow);
  }
  if (names.empty())
    for (const Flow& flow : tables.schedule.flows())
      if (flow.instead_of.empty()) tables.flows.push_back(&flow);
  return done();
}

}  // namespace

Result<CalendarOptions> CalendarOptions::from(const Arguments& arguments) {
  CalendarOptions options{arguments.texts("holidays"), std::nullopt, arguments.texts("flow")};
  if (!arguments.has("as-of")) return options;
  const auto as_of = parse_date(arguments.text("as-of"));
  if (!as_of) return pass(as_of);
  options.as_of = *as_of;
  return options;
}

CalendarOrCode load_calendar(const CalendarOptions& options, Console& console) {
  const auto texts = read_overlays(options.overlays);
  if (!texts) return tl::unexpected(console.fail(texts.error()));
  const std::string& schemas = console.settings().schemas;
  if (!schemas.empty() && !std::filesystem::exists(schemas))
    return tl::unexpected(
        console.fail({Errc::usage, Phrase{"error.no-schemas", {{"file", schemas}}}}));
  Faults faults;
  Holidays holidays = holidays_of(schemas, *texts, options, faults);
  Text own = table_named(schemas, schedule_name);
  Schedule schedule = Schedule::read(own.text, std::move(own.name), faults);
  if (!faults.empty()) return tl::unexpected(console.fail(faults));
  CalendarTables tables{BusinessDays(std::move(holidays)), std::move(schedule), {}};
  if (const Status chosen = choose_flows(tables, options.flows); !chosen)
    return tl::unexpected(console.fail(chosen.error()));
  return tables;
}

}  // namespace kcms

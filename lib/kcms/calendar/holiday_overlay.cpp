#include <kcms/calendar/holiday_overlay.hpp>

#include <kcms/base/clock.hpp>
#include <kcms/calendar/business_days.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace kcms {
namespace {

using Date = HolidayOverlay::Date;

constexpr std::string_view own_grade = "own";

// key = [2026-08-17, …]
std::vector<std::pair<Date, Spot>> take_dates(Table& table, std::string_view key) {
  std::vector<std::pair<Date, Spot>> dates;
  const auto node = table.node(key);
  if (!node) return dates;
  const auto refuse = [&](const Node& found) {
    table.report(found.spot(),
                 Phrase{"holidays.not-dates",
                        {{"key", std::string(key)}, {"found", std::string(found.type())}}});
  };
  if (!node->is_list()) refuse(*node);
  for (const Node& item : node->items()) {
    if (const auto date = item.date())
      dates.emplace_back(*date, item.spot());
    else
      refuse(item);
  }
  return dates;
}

}  // namespace

std::optional<HolidayOverlay> HolidayOverlay::read(std::string_view toml, std::string name,
                                                   Faults& faults) {
  const std::size_t before = faults.size();
  HolidayOverlay overlay;
  overlay.file_ = name;
  const auto document = Document::parse(toml, std::move(name), faults);
  if (!document) return std::nullopt;
  Table root = document->root(faults);
  overlay.dated_ = require_date(root, "dated");
  overlay.source_ = root.require_text("source");
  for (Table& row : root.tables("add")) {
    const Spot spot = row.spot();
    const Date date = require_date(row, "date");
    overlay.add_.push_back({date, take_said(row), spot});
    row.finish();
  }
  for (const auto& [date, spot] : take_dates(root, "remove")) {
    if (std::ranges::find(overlay.add_, date, &Day::date) != overlay.add_.end())
      root.report(spot, Phrase{"holidays.added-and-removed", {{"date", iso_date(date)}}});
    overlay.remove_.push_back({date, {}, spot});
  }
  if (auto list = root.table("list")) overlay.read_list(std::move(*list));
  root.finish();
  return faults.size() == before ? std::optional(std::move(overlay)) : std::nullopt;
}

void HolidayOverlay::read_list(Table table) {
  List list{require_date(table, "from"), require_date(table, "until"), {}, table.spot()};
  if (list.until < list.from)
    table.report(table.spot("until"),
                 Phrase{"holidays.ends-before-it-begins",
                        {{"from", iso_date(list.from)}, {"until", iso_date(list.until)}}});
  for (const auto& [date, spot] : take_dates(table, "days")) {
    if (date < list.from || list.until < date) {
      table.report(spot, Phrase{"holidays.outside-the-list",
                                {{"date", iso_date(date)},
                                 {"from", iso_date(list.from)},
                                 {"until", iso_date(list.until)}}});
    }
    list.days.push_back({date, {source_, source_}, spot});
  }
  if (!table.has("days"))
    table.report(table.spot(), Phrase{"document.missing-key", {{"key", "days"}}});
  table.finish();
  list_ = std::move(list);
}

void HolidayOverlay::report(Faults& faults, Spot spot, Phrase phrase) const {
  faults.push_back({file_, spot.line, spot.column, std::move(phrase)});
}

// Names of days that are on both lists are kept.
void HolidayOverlay::replace(Holidays& holidays, Faults& faults) const {
  using std::chrono::sys_days;
  if (sys_days{list_->from} - sys_days{holidays.until()} > std::chrono::days{1}) {
    report(faults, list_->spot,
           Phrase{"holidays.gap",
                  {{"from", iso_date(list_->from)}, {"until", iso_date(holidays.until())}}});
    return;
  }
  const auto listed = [&](Date date) {
    return std::ranges::find(list_->days, date, &Day::date) != list_->days.end();
  };
  std::vector<Date> gone;
  for (const auto& [date, names] : holidays.all())
    if (list_->from <= date && date <= list_->until && !listed(date) &&
        !holidays.every_year().contains(date.month() / date.day()))
      gone.push_back(date);
  for (const Date date : gone) holidays.remove(date);
  for (const Day& day : list_->days)
    if (holidays.on(day.date).empty())
      holidays.add(day.date, {day.name, {{source_, source_}, std::string(own_grade)}, ""});
  for (const auto& [day, holiday] : holidays.every_year()) {
    for (auto year = list_->from.year(); year <= list_->until.year(); ++year) {
      const Date date = year / day.month() / day.day();
      if (list_->from <= date && date <= list_->until && holidays.on(date).empty())
        holidays.add(date, holiday);
    }
  }
  holidays.extend(list_->until);
}

void HolidayOverlay::take_away(const Day& day, Holidays& holidays, Faults& faults) const {
  const Phrase::Values date = {{"date", iso_date(day.date)}};
  const auto& always = holidays.every_year();
  if (const auto found = always.find(day.date.month() / day.date.day()); found != always.end()) {
    Phrase::Values values = date;
    const auto& known = holidays.on(day.date);
    values.emplace_back("holiday", in_both((known.empty() ? found->second : known.front()).name));
    report(faults, day.spot, Phrase{"holidays.removes-always", std::move(values)});
  } else if (holidays.on(day.date).empty()) {
    report(faults, day.spot, Phrase{"holidays.removes-none", date});
  } else {
    holidays.remove(day.date);
  }
}

// A day that another file named alike before is named once.
void HolidayOverlay::add_days(Holidays& holidays) const {
  for (const Day& day : add_) {
    const auto named_alike = [&](const Holiday& holiday) {
      return holiday.name.ko == day.name.ko && holiday.name.en == day.name.en;
    };
    if (std::ranges::none_of(holidays.on(day.date), named_alike))
      holidays.add(day.date, {day.name, {{source_, source_}, std::string(own_grade)}, ""});
  }
}

std::optional<bool> HolidayOverlay::rests_on(Date date, const Holidays& holidays) const {
  const auto has = [date](const std::vector<Day>& days) {
    return std::ranges::find(days, date, &Day::date) != days.end();
  };
  if (has(remove_)) return false;
  if (has(add_)) return true;
  if (!list_ || date < list_->from || list_->until < date) return std::nullopt;
  if (has(list_->days)) return true;
  const bool need_not_be_listed =
      is_weekend(date) || holidays.every_year().contains(date.month() / date.day());
  return need_not_be_listed ? std::nullopt : std::optional(false);
}

Spot HolidayOverlay::spot_of_opening(Date date) const {
  const auto removed = std::ranges::find(remove_, date, &Day::date);
  return removed != remove_.end() ? removed->spot : list_->spot;
}

// Who differs from another, does so on a day that one of them calls a day of rest.
bool HolidayOverlay::agree(std::span<const HolidayOverlay> overlays, const Holidays& holidays,
                           Faults& faults) {
  std::map<Date, const HolidayOverlay*> rests;
  for (const HolidayOverlay& overlay : overlays) {
    for (const Day& day : overlay.add_) rests.emplace(day.date, &overlay);
    if (!overlay.list_) continue;
    for (const Day& day : overlay.list_->days)
      if (overlay.rests_on(day.date, holidays).value_or(false)) rests.emplace(day.date, &overlay);
  }
  const std::size_t before = faults.size();
  for (const auto& [date, closing] : rests) {
    for (const HolidayOverlay& overlay : overlays)
      if (!overlay.rests_on(date, holidays).value_or(true))
        overlay.report(faults, overlay.spot_of_opening(date),
                       Phrase{"holidays.contradicts",
                              {{"date", iso_date(date)},
                               {"other", closing->file_},
                               {"dated", iso_date(overlay.dated_)}}});
  }
  return faults.size() == before;
}

void HolidayOverlay::lay_together(std::span<const HolidayOverlay> overlays, Holidays& holidays,
                                  Faults& faults) {
  if (!agree(overlays, holidays, faults)) return;
  for (const HolidayOverlay& overlay : overlays)
    if (overlay.list_) overlay.replace(holidays, faults);
  for (const HolidayOverlay& overlay : overlays) overlay.add_days(holidays);
  for (const HolidayOverlay& overlay : overlays) {
    for (const Day& day : overlay.remove_) overlay.take_away(day, holidays, faults);
  }
}

void lay_over(Holidays& holidays, std::vector<HolidayOverlay> overlays, std::optional<Date> as_of,
              Faults& faults) {
  // Two lists of one day are laid in the order of their stretches, names in that of their files:
  // nothing depends on the order in which they were given.
  const auto place = [](const HolidayOverlay& overlay) {
    return std::tuple(overlay.dated_, overlay.list_ ? overlay.list_->from : first_day,
                      overlay.file_);
  };
  std::ranges::stable_sort(overlays, {}, place);
  for (std::span<const HolidayOverlay> rest = overlays; !rest.empty();) {
    const Date dated = rest.front().dated();
    if (as_of && *as_of < dated) return;
    const auto later = std::ranges::find_if(
        rest, [dated](const HolidayOverlay& overlay) { return overlay.dated() != dated; });
    const auto count = static_cast<std::size_t>(later - rest.begin());
    HolidayOverlay::lay_together(rest.first(count), holidays, faults);
    rest = rest.subspan(count);
  }
}

}  // namespace kcms

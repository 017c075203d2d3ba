#include <kcms/calendar/holidays.hpp>

#include <kcms/base/clock.hpp>

#include <optional>
#include <utility>

namespace kcms {
namespace {

using Date = Holidays::Date;

// What a kind of holiday is called, and where it is known from if not as its year.
struct Kind {
  Wording name;
  Known known;
  bool every_year = false;
};
using Kinds = std::map<std::string, Kind, std::less<>>;

Kinds read_kinds(Table& table) {
  Kinds kinds;
  for (const std::string& id : table.keys()) {
    auto row = table.table(id);
    if (!row) continue;
    Kind kind{take_said(*row), {}, row->boolean("every_year").value_or(false)};
    if (row->has("source") || row->has("grade")) kind.known = take_known(*row);
    row->finish();
    kinds.emplace(id, std::move(kind));
  }
  return kinds;
}

// The kind that `key` of a row names; null, and a fault, where there is none.
const Kind* kind_named(Table& row, std::string_view key, const std::string& id,
                       const Kinds& kinds) {
  const auto found = kinds.find(id);
  if (found != kinds.end()) return &found->second;
  if (!id.empty()) row.report(row.spot(key), Phrase{"holidays.unknown-kind", {{"found", id}}});
  return nullptr;
}

std::optional<Holiday> read_holiday(Table& row, const Kinds& kinds, const Known& known) {
  Holiday holiday;
  holiday.id = row.require_text("is");
  holiday.stands_for = row.text("for").value_or("");
  const Kind* kind = kind_named(row, "is", holiday.id, kinds);
  const Kind* other = kind_named(row, "for", holiday.stands_for, kinds);
  if (kind == nullptr) return std::nullopt;
  holiday.name = kind->name;
  if (other != nullptr) {
    holiday.name.ko += "(" + other->name.ko + ")";
    holiday.name.en += " (" + other->name.en + ")";
  }
  holiday.known = kind->known.source.en.empty() ? known : kind->known;
  return holiday;
}

// A day of a year's table belongs to that year and stands behind the one before.
void check_place(Table& row, const std::string& year, Date before, Date date) {
  const bool sound = iso_date(date).starts_with(year) && before <= date;
  if (!sound)
    row.report(row.spot("date"),
               Phrase{"holidays.out-of-place", {{"date", iso_date(date)}, {"year", year}}});
}

using EveryYear = std::map<std::chrono::month_day, Holiday>;

void read_year(Holidays& holidays, EveryYear& every_year, const std::string& year, Table& table,
               const Kinds& kinds) {
  const Known known = take_known(table);
  Date before{};
  for (Table& row : table.tables("days")) {
    const Date date = require_date(row, "date");
    auto holiday = read_holiday(row, kinds, known);
    row.finish();
    check_place(row, year, std::exchange(before, date), date);
    if (holiday && kinds.find(holiday->id)->second.every_year)
      every_year.insert_or_assign(date.month() / date.day(), *holiday);
    if (holiday) holidays.add(date, std::move(*holiday));
  }
  table.finish();
}

}  // namespace

Holidays Holidays::read(std::string_view toml, std::string name, Faults& faults) {
  Holidays holidays;
  const auto document = Document::parse(toml, std::move(name), faults);
  if (!document) return holidays;
  Table root = document->root(faults);
  holidays.from_ = require_date(root, "from");
  holidays.until_ = require_date(root, "until");
  auto kinds = root.require_table("holiday");
  auto years = root.require_table("year");
  root.finish();
  if (!kinds || !years) return holidays;
  const Kinds known = read_kinds(*kinds);
  for (const std::string& year : years->keys())
    if (auto table = years->table(year))
      read_year(holidays, holidays.every_year_, year, *table, known);
  return holidays;
}

const std::vector<Holiday>& Holidays::on(Date date) const {
  static const std::vector<Holiday> nothing;
  const auto found = days_.find(date);
  return found == days_.end() ? nothing : found->second;
}

}  // namespace kcms

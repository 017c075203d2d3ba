#include <kcms/layout/codes_table.hpp>

#include <kcms/layout/stretch.hpp>
#include <kcms/layout/taking.hpp>

#include <utility>

namespace kcms {
namespace {

void check_dates(Table& table, const Scope& scope) {
  if (stretch_of(scope).empty()) table.report(scope.dates_spot(), Phrase{"schema.since-until"});
}

}  // namespace

std::vector<CodesTable::Row> CodesTable::read_rows(Table table) {
  std::vector<Row> rows;
  if (!table.has("values")) report_missing(table, "values");
  for (Table& value : table.tables("values")) {
    Row row{take_required(value, "code"), {}, {}, {}};
    take(value, "word", row.word.value);
    row.word.spot = value.spot("word");
    take(value, "ko", row.title.ko);
    take(value, "en", row.title.en);
    take_dates(value, row.scope);
    value.finish();
    check_dates(value, row.scope);
    for (const Row& other : rows)
      if (other.code.value == row.code.value &&
          !overlap(stretch_of(other.scope), stretch_of(row.scope)).empty())
        table.report(row.code.spot, Phrase{"schema.code-twice", {{"found", row.code.value}}});
    rows.push_back(std::move(row));
  }
  TitleKeys title;
  take_title(table, title);
  SourceKeys source;
  take_source(table, source);
  table.finish();
  return rows;
}

CodesTable CodesTable::read(std::string_view toml, std::string name, Faults& faults) {
  CodesTable codes;
  const std::optional<Document> document = Document::parse(toml, std::move(name), faults);
  if (!document) return codes;
  Table root = document->root(faults);
  for (const std::string& key : root.keys())
    if (std::optional<Table> table = root.table(key))
      codes.tables_.emplace(key, read_rows(std::move(*table)));
  return codes;
}

std::vector<std::string_view> CodesTable::names() const {
  std::vector<std::string_view> names;
  names.reserve(tables_.size());
  for (const auto& [name, rows] : tables_) names.emplace_back(name);
  return names;
}

std::vector<Date> CodesTable::dates(std::string_view table) const {
  std::vector<Date> dates;
  const auto found = tables_.find(table);
  if (found == tables_.end()) return dates;
  for (const Row& row : found->second) {
    if (row.scope.since) dates.push_back(row.scope.since->value);
    if (row.scope.until) dates.push_back(row.scope.until->value);
  }
  return dates;
}

std::span<const CodeValue> CodesTable::on(std::string_view table, Date day, Arena& arena) const {
  std::vector<CodeValue> values;
  const auto found = tables_.find(table);
  if (found == tables_.end()) return {};
  for (const Row& row : found->second) {
    if (!holds(row.scope, "", day)) continue;
    values.push_back({arena.keep(row.code.value),
                      arena.keep(row.word.value),
                      {arena.keep(row.title.ko), arena.keep(row.title.en)}});
  }
  return arena.keep(values);
}

}  // namespace kcms

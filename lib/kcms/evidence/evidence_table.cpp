#include <kcms/evidence/evidence_table.hpp>

#include <kcms/base/clock.hpp>
#include <kcms/base/text.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

constexpr std::uint64_t kib = 1024;

// The largest size of a row, in bytes; 0 where it cannot be had. A document is held in memory as a
// whole.
std::uint64_t read_size(Table& row) {
  constexpr std::int64_t most_kib = 16384;
  constexpr std::string_view key = "max_kib";
  if (!row.has(key)) return static_cast<std::uint64_t>(row.require_integer(key));
  const auto found = row.integer(key);
  if (!found) return 0;
  if (*found >= 1 && *found <= most_kib) return static_cast<std::uint64_t>(*found) * kib;
  row.report(row.spot(key),
             Phrase{"schema.out-of-range",
                    {{"key", std::string(key)}, {"min", "1"}, {"max", std::to_string(most_kib)}}});
  return 0;
}

void pass_over(Table& table, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) (void)table.node(key);
}

}  // namespace

EvidenceTable::Allowed EvidenceTable::allowed(std::string_view evidence_type,
                                              std::chrono::year_month_day file_date) const {
  for (const Row& row : rows_)
    if (row.evidence_type == evidence_type && row.since <= file_date && file_date < row.until)
      return row.allowed;
  return {};
}

std::uint64_t EvidenceTable::max_bytes() const noexcept {
  std::uint64_t most = 0;
  for (const Row& row : rows_) most = std::max(most, row.allowed.max_bytes);
  return most;
}

bool takes_extension(const EvidenceTable::Allowed& allowed, std::string_view extension) {
  return std::ranges::find(allowed.extensions, in_small_letters(extension)) !=
         allowed.extensions.end();
}

std::string listed_extensions(const EvidenceTable::Allowed& allowed) {
  std::string line;
  for (const std::string& name : allowed.extensions) (line += line.empty() ? "" : ", ") += name;
  return line;
}

void EvidenceTables::add(std::string_view toml, std::string name, Faults& faults) {
  const auto document = Document::parse(toml, std::move(name), faults);
  if (!document) return;
  Table root = document->root(faults);
  auto tables = root.require_table("table");
  root.finish();
  if (!tables) return;
  for (const std::string& key : tables->keys()) {
    auto table = tables->table(key);
    if (!table) continue;
    EvidenceTable made;
    made.name_ = key;
    pass_over(*table, {"title", "grade", "source"});
    for (Table& row : table->tables("rows")) {
      EvidenceTable::Row one;
      one.evidence_type = row.require_text("evidence_type");
      for (const std::string& extension :
           row.texts("extensions").value_or(std::vector<std::string>{}))
        one.allowed.extensions.push_back(in_small_letters(extension));
      one.allowed.max_bytes = read_size(row);
      one.since = row.date("since").value_or(first_day);
      one.until = row.date("until").value_or(last_day);
      pass_over(row, {"grade", "source"});
      row.finish();
      made.rows_.push_back(std::move(one));
    }
    table->finish();
    tables_.insert_or_assign(key, std::move(made));
  }
  tables->finish();
}

const EvidenceTable* EvidenceTables::find(std::string_view name) const {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : &found->second;
}

std::vector<std::string_view> EvidenceTables::names() const {
  std::vector<std::string_view> names;
  names.reserve(tables_.size());
  for (const auto& [name, table] : tables_) names.push_back(name);
  return names;
}

}  // namespace kcms

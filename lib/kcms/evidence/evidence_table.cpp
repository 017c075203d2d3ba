#include <kcms/evidence/evidence_table.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

constexpr std::uint64_t kib = 1024;

constexpr std::chrono::year_month_day first_day{std::chrono::year{1}, std::chrono::January,
                                                std::chrono::day{1}};
constexpr std::chrono::year_month_day last_day{std::chrono::year{9999}, std::chrono::December,
                                               std::chrono::day{31}};

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
      one.allowed.max_bytes = static_cast<std::uint64_t>(row.require_integer("max_kib")) * kib;
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
  for (const auto& [name, table] : tables_) names.push_back(name);
  return names;
}

}  // namespace kcms

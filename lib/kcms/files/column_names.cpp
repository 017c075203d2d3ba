#include <kcms/files/column_names.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>

namespace kcms {

namespace {

// Digits in a row are a value and no name: what else has so many?
bool holds_a_number(std::string_view name) {
  constexpr std::ptrdiff_t most = 3;
  return std::ranges::count_if(name, is_digit) > most;
}

}  // namespace

std::string printable_name(std::string_view name) {
  constexpr std::size_t most = 40;
  std::string text;
  for (const char c : name.substr(0, most)) text += c >= 0x20 && c < 0x7F ? c : '?';
  if (is_utf8(name) && name.size() <= most) text = name;
  if (holds_a_number(name)) std::ranges::replace_if(text, is_digit, '*');
  return text;
}

void add_once(std::vector<std::string_view>& names, std::string_view name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::vector<std::string_view> column_names(std::span<const FileSpec* const> layouts) {
  std::vector<std::string_view> names{part_column};
  for (const FileSpec* layout : layouts)
    for (const RecordSpec& record : layout->records)
      for (const FieldSpec& field : record.fields) add_once(names, field.name);
  return names;
}

Phrase unknown_column(std::string_view name, std::span<const std::string_view> known) {
  const auto near = nearest(name, known);
  if (near.empty()) return Phrase("rows.unknown-column", {{"column", printable_name(name)}});
  return Phrase("rows.unknown-column-near",
                {{"column", printable_name(name)}, {"nearest", std::string(near)}});
}

void check_columns(std::span<std::string> columns, std::span<const std::string_view> known,
                   std::uint64_t line, Refusals& refusals) {
  for (auto column = columns.begin(); column != columns.end(); ++column) {
    const bool unknown = std::ranges::find(known, *column) == known.end();
    if (!unknown && std::find(columns.begin(), column, *column) == column) continue;
    const Phrase reason = unknown ? unknown_column(*column, known) : Phrase("rows.column-twice");
    refusals.add({line, printable_name(*column), reason, "column-name"});
    column->clear();
  }
}

}  // namespace kcms

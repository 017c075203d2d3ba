#include <kcms/files/print_columns.hpp>

#include <kcms/base/text.hpp>
#include <kcms/files/column_names.hpp>

#include <algorithm>

namespace kcms {

namespace {

bool is_taken(const RecordSpec& record, RecordSelection selection) noexcept {
  switch (selection) {
    case RecordSelection::data:
      return record.part == Part::data;
    case RecordSelection::header:
      return record.part == Part::header;
    case RecordSelection::trailer:
      return record.part == Part::trailer;
    case RecordSelection::all:
      break;
  }
  return true;
}

Phrase unknown_field(std::string_view name, const FileSpec& spec,
                     std::span<const std::string_view> known) {
  const auto near = nearest(name, known);
  const std::string kind(spec.kind);
  if (near.empty())
    return Phrase("parse.unknown-field", {{"field", std::string(name)}, {"kind", kind}});
  return Phrase("parse.unknown-field-near",
                {{"field", std::string(name)}, {"kind", kind}, {"nearest", std::string(near)}});
}

bool has_tail(const RecordSpec& record, std::string_view name) noexcept {
  return record.tail.length_in != none && record.tail.name == name;
}

}  // namespace

Result<PrintColumns> PrintColumns::make(const FileSpec& spec, RecordSelection selection,
                                        std::span<const std::string> fields, Reveal reveal) {
  PrintColumns result;
  std::vector<std::string_view> known;
  for (const RecordSpec& record : spec.records) {
    result.taken_.push_back(is_taken(record, selection));
    if (!result.taken_.back()) continue;
    for (const FieldSpec& field : record.fields) add_once(known, field.name);
    if (record.tail.length_in != none) add_once(known, record.tail.name);
  }
  result.has_part_ =
      selection == RecordSelection::all || std::ranges::count(result.taken_, true) > 1;
  for (const std::string& field : fields) {
    const auto found = std::ranges::find(known, field);
    if (field == part_column)
      result.has_part_ = true;
    else if (found == known.end())
      return fail(Errc::usage, unknown_field(field, spec, known));
    else
      add_once(result.names_, *found);
  }
  if (fields.empty()) result.names_ = known;
  for (const RecordSpec& record : spec.records)
    result.add_record(spec, record, reveal, fields.empty());
  return result;
}

void PrintColumns::add_record(const FileSpec& spec, const RecordSpec& record, Reveal reveal,
                              bool own_order) {
  auto& columns = columns_.emplace_back();
  auto& present = present_.emplace_back();
  for (const auto name : names_) {
    const auto field = record.find(name);
    auto& column = columns.emplace_back();
    if (field != none)
      column.field.emplace(record.fields[field], spec.charset, reveal);
    else
      column.tail = has_tail(record, name);
    if (column.field || column.tail) present.push_back(columns.size() - 1);
  }
  if (own_order)
    std::ranges::sort(present, {}, [&](std::size_t i) { return record.find(names_[i]); });
}

}  // namespace kcms

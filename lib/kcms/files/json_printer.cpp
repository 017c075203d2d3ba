#include <kcms/files/json_printer.hpp>

#include <kcms/base/json.hpp>
#include <kcms/files/column_names.hpp>
#include <kcms/files/indices.hpp>
#include <kcms/layout/registry.hpp>

#include <utility>

namespace kcms {

void JsonRecords::begin(const FileSpec& spec, const PrintColumns& columns, Parts parts) {
  const bool has_part = parts == Parts::always || columns.has_part();
  shapes_.clear();
  for (const auto r : indices(spec.records)) {
    Shape& shape = shapes_.emplace_back();
    shape.opening = "{";
    if (has_part) {
      append_json_string(shape.opening, part_column);
      shape.opening += ':';
      append_json_string(shape.opening, spec.records[r].name);
    }
    bool first = !has_part;
    for (const auto i : columns.present(r)) {
      Member& member = shape.members.emplace_back();
      if (!std::exchange(first, false)) member.key = ",";
      append_json_string(member.key, columns.names()[i]);
      member.key += ':';
      member.column = &columns.of(r)[i];
      shape.most += member.key.size() + 2;
    }
  }
}

Status JsonRecords::print(const PrintedRecord& record, std::string_view before,
                          std::string_view after) {
  const Shape& shape = shapes_[record.kind];
  if (!record.document.empty() || !is_plain(record.bytes))
    return print_any(shape, record, before, after);
  return print_plain(shape, record, before, after);
}

// Without a copy on the way; nothing in the record needs an escape.
Status JsonRecords::print_plain(const Shape& shape, const PrintedRecord& record,
                                std::string_view before, std::string_view after) {
  const auto most = before.size() + shape.opening.size() + shape.most + 2 * record.bytes.size() +
                    1 + after.size();
  const auto room = buffer_.room(most);
  if (!room) return pass(room);
  char* at = put_text(put_text(*room, before), shape.opening);
  for (const Member& member : shape.members) {
    at = put_text(at, member.key);
    *at++ = '"';
    if (member.column->field) at += member.column->field->write_plain(record.bytes, at);
    *at++ = '"';
  }
  *at++ = '}';
  at = put_text(at, after);
  buffer_.taken(static_cast<std::size_t>(at - *room));
  return done();
}

Status JsonRecords::print_any(const Shape& shape, const PrintedRecord& record,
                              std::string_view before, std::string_view after) {
  row_ = before;
  row_ += shape.opening;
  for (const Member& member : shape.members) {
    row_ += member.key;
    append_json_string(row_, member.column->field ? member.column->field->in(record.bytes, text_)
                                                  : record.document);
  }
  row_ += '}';
  row_ += after;
  return buffer_.append(row_);
}

Status NdjsonPrinter::begin_file(const PrintedFile& file, const PrintColumns& columns) {
  records_.begin(*file.spec, columns, JsonRecords::Parts::as_columns);
  return done();
}

JsonPrinter::JsonPrinter(TextBuffer& buffer, std::string version)
    : buffer_(buffer), records_(buffer), version_(std::move(version)) {}

Status JsonPrinter::begin_document() {
  std::string text = R"({ "document": "parse/1", "tool": "kcms", "version": )";
  append_json_string(text, version_);
  text += ",\n  \"files\": [";
  return buffer_.append(text);
}

Status JsonPrinter::begin_file(const PrintedFile& file, const PrintColumns& columns) {
  if (!any_file_)
    if (const auto begun = begin_document(); !begun) return begun;
  std::string text = std::exchange(any_file_, true) ? ",\n    " : "\n    ";
  text += R"({ "file": )";
  append_json_string(text, file.name);
  text += R"(, "kind": )";
  append_json_string(text, file.spec->kind);
  text += R"(, "layout": )";
  append_json_string(text, layout_id(*file.spec));
  text += R"(, "records": [)";
  any_record_ = false;
  records_.begin(*file.spec, columns, JsonRecords::Parts::always);
  return buffer_.append(text);
}

Status JsonPrinter::print(const PrintedRecord& record) {
  return records_.print(record, std::exchange(any_record_, true) ? ",\n      " : "\n      ", "");
}

Status JsonPrinter::finish() {
  if (!any_file_)
    if (const auto begun = begin_document(); !begun) return begun;
  if (const auto ended = buffer_.append(" ] }\n"); !ended) return ended;
  return buffer_.flush();
}

}  // namespace kcms

#include <kcms/files/csv_printer.hpp>

#include <kcms/files/column_names.hpp>

namespace kcms {

std::string csv_heading(const PrintColumns& columns) {
  std::string row;
  if (columns.has_part()) row = part_column;
  for (const auto name : columns.names()) {
    if (!row.empty()) row += ',';
    row += name;
  }
  return row += '\n';
}

void append_csv_cell(std::string& row, std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) {
    row += text;
    return;
  }
  row += '"';
  for (const char c : text) {
    if (c == '"') row += '"';
    row += c;
  }
  row += '"';
}

Status CsvPrinter::begin_file(const PrintedFile& file, const PrintColumns& columns) {
  spec_ = file.spec;
  columns_ = &columns;
  single_ = columns.names().size() + (columns.has_part() ? 1 : 0) == 1;
  auto header = csv_heading(columns);
  if (header == header_) return done();
  if (!header_.empty())
    return fail(Errc::usage, Phrase("parse.other-columns", {{"file", file.name}}));
  header_ = std::move(header);
  return buffer_.append(header_);
}

Status CsvPrinter::print(const PrintedRecord& record) {
  if (single_ || !record.document.empty() || !is_plain(record.bytes)) return print_any(record);
  return print_plain(record);
}

// Without a copy on the way; nothing in the record needs quotes.
Status CsvPrinter::print_plain(const PrintedRecord& record) {
  const auto columns = columns_->of(record.kind);
  const auto name = columns_->has_part() ? spec_->records[record.kind].name : std::string_view{};
  const auto room = buffer_.room(2 * record.bytes.size() + columns.size() + name.size() + 1);
  if (!room) return pass(room);
  char* at = put_text(*room, name);
  bool first = name.empty();
  for (const PrintColumn& column : columns) {
    if (!first) *at++ = ',';
    first = false;
    if (column.field) at += column.field->write_plain(record.bytes, at);
  }
  *at++ = '\n';
  buffer_.taken(static_cast<std::size_t>(at - *room));
  return done();
}

Status CsvPrinter::print_any(const PrintedRecord& record) {
  row_.clear();
  bool first = true;
  if (columns_->has_part()) {
    row_ = spec_->records[record.kind].name;
    first = false;
  }
  for (const PrintColumn& column : columns_->of(record.kind)) {
    if (!first) row_ += ',';
    first = false;
    if (column.field)
      append_csv_cell(row_, column.field->in(record.bytes, text_));
    else if (column.tail)
      append_csv_cell(row_, record.document);
  }
  if (single_ && row_.empty()) row_ = "\"\"";
  row_ += '\n';
  return buffer_.append(row_);
}

}  // namespace kcms

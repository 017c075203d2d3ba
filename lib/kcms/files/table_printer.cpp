#include <kcms/files/table_printer.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>
#include <kcms/files/column_names.hpp>
#include <kcms/files/indices.hpp>

#include <algorithm>
#include <utility>

namespace kcms {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t digest_width = 71;  // "sha256:" and 64 digits

bool is_blank_constant(const FieldSpec& field) noexcept {
  return field.constant && all_of(field.is, ' ');
}

std::size_t width_of(const PrintColumn& column) noexcept {
  if (!column.field) return digest_width;
  const FieldSpec& field = column.field->field();
  if (is_blank_constant(field)) return 0;
  return field.mode == Mode::binary ? 2 * std::size_t{field.length} : field.length;
}

// Control characters as the symbols Unicode has for them.
std::string with_symbols(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      shown += c;
      continue;
    }
    shown += "\xE2\x90";
    shown += static_cast<char>(byte == 0x7F ? 0xA1 : 0x80 + byte);
  }
  return shown;
}

bool is_printable(std::string_view text) noexcept {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::vector<TablePrinter::Column> TablePrinter::columns_of(std::uint16_t record) const {
  std::vector<Column> shown;
  for (const auto i : columns_->present(record)) {
    const PrintColumn& column = columns_->of(record)[i];
    if (column.field && is_blank_constant(column.field->field()) && !all_columns_) continue;
    const auto name = columns_->names()[i];
    shown.push_back({&column, name, std::max(width_of(column), name.size())});
  }
  return shown;
}

Status TablePrinter::begin_file(const PrintedFile& file, const PrintColumns& columns) {
  spec_ = file.spec;
  columns_ = &columns;
  last_kind_ = none;
  part_width_ = part_column.size();
  shapes_.clear();
  for (const auto r : indices(spec_->records)) {
    part_width_ = std::max(part_width_, spec_->records[r].name.size());
    shapes_.push_back(columns_of(r));
  }
  return done();
}

void TablePrinter::add_cell(std::string_view text, std::size_t width) {
  std::size_t taken = text.size();
  if (is_printable(text)) {
    line_ += text;
  } else {
    const auto symbols = with_symbols(text);
    line_ += symbols;
    taken = columns(symbols);
  }
  line_.append(width - std::min(width, taken), ' ');
  line_ += gap;
}

Status TablePrinter::end_line() {
  line_.resize(trim_right(line_).size());
  line_ += '\n';
  const auto written = buffer_.append(line_);
  line_.clear();
  return written;
}

Status TablePrinter::print_heading(std::uint16_t kind) {
  if (std::exchange(any_, true))
    if (const auto ended = end_line(); !ended) return ended;
  if (columns_->has_part()) add_cell(part_column, part_width_);
  for (const Column& column : shapes_[kind]) add_cell(column.name, column.width);
  return end_line();
}

Status TablePrinter::print(const PrintedRecord& record) {
  if (record.kind != last_kind_)
    if (const auto headed = print_heading(record.kind); !headed) return headed;
  last_kind_ = record.kind;
  if (columns_->has_part()) add_cell(spec_->records[record.kind].name, part_width_);
  for (const Column& column : shapes_[record.kind])
    add_cell(column.column->field ? column.column->field->in(record.bytes, text_) : record.document,
             column.width);
  return end_line();
}

}  // namespace kcms

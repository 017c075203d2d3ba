#include <kcms/base/text.hpp>
#include <kcms/layout/export.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/layout/value_shape.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace kcms {
namespace {

// `text` between two of `mark`, each one inside doubled.
std::string quoted(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) out.append(c == mark ? 2 : 1, c);
  return out + mark;
}

std::string literal(std::string_view text) { return quoted(text, '\''); }

std::string table_name(const FileSpec& spec, const RecordSpec& record) {
  return quoted(in_small_letters(fmt::format("{}_{}", spec.kind, record.name)), '"');
}

// The characters that a value is made of, where a list of them is short.
std::string_view alphabet(Letters letters) noexcept {
  if (letters == Letters::digits) return "0123456789";
  if (letters == Letters::hex) return "0123456789ABCDEF";
  return "";
}

std::string length_check(const std::string& column, const ValueShape& shape) {
  if (!shape.lengths.empty())
    return fmt::format("length({}) in ({})", column, fmt::join(shape.lengths, ", "));
  if (shape.least == shape.most) return fmt::format("length({}) = {}", column, shape.most);
  return fmt::format("length({}) between {} and {}", column, shape.least, shape.most);
}

// What both databases can check alike: they share neither regular expressions nor GLOB, but trim().
std::string check_of(const std::string& column, const ValueShape& shape) {
  if (shape.constant) return fmt::format("{} = {}", column, literal(*shape.constant));
  std::string check;
  if (!shape.codes.empty() && !shape.masked) {
    std::vector<std::string> codes;
    std::ranges::transform(shape.codes, std::back_inserter(codes), literal);
    check = fmt::format("{} in ({})", column, fmt::join(codes, ", "));
  } else {
    check = length_check(column, shape);
    if (const auto letters = alphabet(shape.letters); !letters.empty())
      check += fmt::format(" and trim({}, '{}{}{}') = ''", column, letters, shape.padded ? " " : "",
                           shape.masked ? "*" : "");
  }
  return shape.blank ? fmt::format("{} = '' or {}", column, check) : check;
}

// What stands behind a column: a comma unless it is the last, and what it is.
std::string behind(bool last, std::string_view number, const Bilingual& title) {
  return fmt::format("{}  -- {} {}: {}\n", last ? "" : ",", one_line(number), one_line(title.ko),
                     one_line(title.en));
}

std::string column_of(const FieldSpec& field, bool last) {
  const std::string column = quoted(field.name, '"');
  return fmt::format("  {} text not null check ({}){}", column, check_of(column, shape_of(field)),
                     behind(last, field.number, field.title));
}

// Of a tail, parse prints the digest.
std::string tail_of(const TailSpec& tail) {
  return fmt::format("  {} text not null{}", quoted(tail.name, '"'),
                     behind(true, tail.number, tail.title));
}

std::string table_of(const FileSpec& spec, const RecordSpec& record) {
  const bool has_tail = record.tail.length_in != none;
  std::string text =
      fmt::format("\n-- {}: {}\n", one_line(record.title.ko), one_line(record.title.en));
  text += fmt::format("create table {} (\n", table_name(spec, record));
  for (const FieldSpec& field : record.fields)
    text += column_of(field, !has_tail && &field == &record.fields.back());
  if (has_tail) text += tail_of(record.tail);
  return text + ");\n";
}

}  // namespace

std::string export_sql(const FileSpec& spec) {
  std::string text = fmt::format("-- {}: {}\n-- {}\n", layout_id(spec), one_line(spec.title.ko),
                                 one_line(spec.title.en));
  text += fmt::format(
      "-- Source ({}): {}\n"
      "-- Made by kcms layout export. Every column is text: leading zeros count. An empty field is "
      "'', never null.\n"
      "-- SQLite:     .import --csv --skip 1 FILE TABLE\n"
      "-- PostgreSQL: \\copy TABLE from FILE (format csv, header, null '\\N')\n",
      name_in_schema(spec.source.grade), one_line(spec.source.text));
  for (const RecordSpec& record : spec.records) text += table_of(spec, record);
  return text;
}

}  // namespace kcms

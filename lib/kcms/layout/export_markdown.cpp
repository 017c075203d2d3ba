#include <kcms/base/clock.hpp>
#include <kcms/base/text.hpp>
#include <kcms/layout/export.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/layout/value_shape.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <limits>
#include <vector>

namespace kcms {
namespace {

using Texts = std::vector<std::string>;

// Text inside a table: a bar would end the cell.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '|' || c == '\\' || c == '<' || c == '*' || c == '`') out += '\\';
    out += c;
  }
  return out;
}

std::string source_of(const Source& source) {
  return fmt::format("{}{}: {}", name_in_schema(source.grade),
                     source.sole ? ", one source alone" : "", cell(source.text));
}

std::string field_name(const FileSpec& spec, FieldRef ref) {
  return fmt::format("`{}.{}`", spec.records[ref.record].name, spec.at(ref).name);
}

std::string code_list(std::span<const CodeValue> codes) {
  Texts texts;
  for (const CodeValue& value : codes)
    texts.push_back(
        fmt::format("`{}` {} ({})", value.code, cell(value.title.ko), cell(value.title.en)));
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string condition_of(const RecordSpec& record, const Condition& condition) {
  return fmt::format("`{}` is {}", record.fields[condition.field].name,
                     fmt::join(condition.codes, " or "));
}

// What the value is: a constant, one of a list, or a form.
std::string kind_of_value(const FieldSpec& field) {
  const ValueShape shape = shape_of(field);
  if (field.constant && shape.constant && shape.constant->empty()) return "blanks";
  if (field.constant)
    return shape.constant ? fmt::format("always `{}`", *shape.constant) : "a constant";
  if (!field.codes.empty()) return code_list(field.codes);
  if (!field.lengths.empty())
    return fmt::format("{}, {} long", name_in_schema(field.form), fmt::join(field.lengths, " or "));
  return std::string{name_in_schema(field.form)};
}

// What else is asked of the value.
Texts conditions_of(const FileSpec& spec, const RecordSpec& record, const FieldSpec& field) {
  Texts texts;
  if (field.form == Form::serial) texts.push_back(fmt::format("from {}", field.from));
  if (field.min > 0) texts.push_back(fmt::format("at least {}", grouped(field.min)));
  if (field.max != std::numeric_limits<std::uint64_t>::max())
    texts.push_back(fmt::format("at most {}", grouped(field.max)));
  if (field.same_as) texts.push_back("the same as " + field_name(spec, field.same_as));
  if (field.not_after) texts.push_back("not after " + field_name(spec, field.not_after));
  if (field.agrees_with != none)
    texts.push_back(fmt::format("agrees with `{}`", record.fields[field.agrees_with].name));
  for (const auto& row : names_of<Check>)
    if (field.asks(row.value)) texts.push_back(fmt::format("check {}", row.name));
  if (field.pad == Pad::zero_behind) texts.emplace_back("filled with zeros behind");
  if (field.pad == Pad::wide) texts.emplace_back("filled with full-width spaces behind");
  if (field.optional) texts.emplace_back("may be blank");
  if (field.blank_if.field != none)
    texts.push_back("may be blank where " + condition_of(record, field.blank_if));
  if (field.secret) texts.emplace_back("secret");
  if (field.mac) texts.emplace_back("feeds the MAC");
  return texts;
}

std::string content_of(const FileSpec& spec, const RecordSpec& record, const FieldSpec& field) {
  std::string text = kind_of_value(field);
  for (const std::string& condition : conditions_of(spec, record, field)) text += "; " + condition;
  return text;
}

std::string row_of(const FileSpec& spec, const RecordSpec& record, const FieldSpec& field) {
  return fmt::format("| {} | {} | {} | `{}` | {} | {} | {} | {} | {} |\n", cell(field.number),
                     field.offset, field.length, field.name, cell(field.title.ko),
                     cell(field.title.en), name_in_schema(field.mode),
                     content_of(spec, record, field), source_of(field.source));
}

std::string record_names(const FileSpec& spec, std::span<const std::uint16_t> records) {
  Texts names;
  for (const std::uint16_t record : records)
    names.push_back(fmt::format("`{}`", spec.records[record].name));
  return fmt::format("{}", fmt::join(names, " and "));
}

std::string counted(const FileSpec& spec, const TotalSpec& total) {
  if (total.kind == TotalKind::sum) return "the sum of " + field_name(spec, total.summed);
  const std::string_view what =
      total.kind == TotalKind::count ? "the number of records" : "the number of blocks of records";
  return fmt::format("{} {}", what, record_names(spec, total.records));
}

// The record whose fields the condition of a total speaks of.
std::uint16_t counted_record(const TotalSpec& total) {
  return total.kind == TotalKind::sum ? total.summed.record : total.records.front();
}

std::string total_of(const FileSpec& spec, const RecordSpec& record, const TotalSpec& total) {
  Texts fields;
  for (const std::uint16_t field : total.of)
    fields.push_back(fmt::format("`{}`", record.fields[field].name));
  std::string text = fmt::format("- {} = {}", fmt::join(fields, " + "), counted(spec, total));
  if (total.where.field != none)
    text += " where " + condition_of(spec.records[counted_record(total)], total.where);
  if (total.group != none) text += fmt::format(" in its group `{}`", spec.groups[total.group].name);
  if (total.last_digits != 0) text += fmt::format(" (the last {} digits)", total.last_digits);
  return text + "\n";
}

std::string tail_of(const RecordSpec& record) {
  const TailSpec& tail = record.tail;
  return fmt::format(
      "\nThen {} `{}` ({}, {}): as many bytes as `{}` says, filled with blanks to a multiple of "
      "{}.\n",
      cell(tail.number), tail.name, cell(tail.title.ko), cell(tail.title.en),
      record.fields[tail.length_in].name, tail.pad_to);
}

std::string record_of(const FileSpec& spec, const RecordSpec& record) {
  std::string text = fmt::format("\n## {} `{}`: {}\n\n", cell(record.title.ko), record.name,
                                 cell(record.title.en));
  text += "| No. | Offset | Length | Field | 항목명 | Title | Mode | Content | Known from |\n";
  text += "|---|---:|---:|---|---|---|---|---|---|\n";
  for (const FieldSpec& field : record.fields) text += row_of(spec, record, field);
  if (record.tail.length_in != none) text += tail_of(record);
  if (!record.totals.empty()) text += "\n";
  for (const TotalSpec& total : record.totals) text += total_of(spec, record, total);
  return text;
}

std::string dates_of(const FileSpec& spec) {
  std::string text;
  if (spec.since != beginning_of_time) text += fmt::format("- Since: {}\n", iso_date(spec.since));
  if (spec.until != end_of_time)
    text += fmt::format("- Until: {} (the first day on which it no longer holds)\n",
                        iso_date(spec.until));
  return text;
}

}  // namespace

std::string export_markdown(const FileSpec& spec) {
  std::string text =
      fmt::format("# {} {}\n\n{}\n\n", spec.kind, cell(spec.title.ko), cell(spec.title.en));
  text += fmt::format(
      "- Layout: {}\n- Direction: {}\n", layout_id(spec),
      spec.direction == Direction::send ? "the biller sends it" : "the biller receives it");
  if (spec.is_result()) text += fmt::format("- Answers: {}\n", spec.answers);
  text += fmt::format("- Record: {} bytes; charset {}; line ends {}\n", spec.length,
                      name_in_schema(spec.charset), name_in_schema(spec.framing));
  text += dates_of(spec);
  text += fmt::format(
      "- Known from: {}\n\nOffsets and lengths are bytes; offsets count from 0 in the record.\n",
      source_of(spec.source));
  for (const RecordSpec& record : spec.records) text += record_of(spec, record);
  return text;
}

}  // namespace kcms

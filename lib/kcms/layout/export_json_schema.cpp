#include <kcms/base/json.hpp>
#include <kcms/layout/export.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/layout/value_shape.hpp>

#include <fmt/format.h>

#include <vector>

namespace kcms {
namespace {

// The characters that a value is made of, as a class of a regular expression.
std::string class_of(const ValueShape& shape) {
  constexpr std::string_view classes[] = {
      "0-9", "A-Za-z", "A-Za-z ", "!-~", " -~", "0-9A-F", R"(^\u0000-\u001f\u007f)"};
  const bool has_star = shape.letters == Letters::text || shape.letters == Letters::printable ||
                        shape.letters == Letters::printable_and_blanks;
  return fmt::format("[{}{}{}]", classes[static_cast<std::size_t>(shape.letters)],
                     shape.padded && shape.letters == Letters::digits ? " " : "",
                     shape.masked && !has_star ? "*" : "");
}

std::string repeated(const std::string& what, std::uint32_t least, std::uint32_t most) {
  return least == most ? fmt::format("{}{{{}}}", what, most)
                       : fmt::format("{}{{{},{}}}", what, least, most);
}

std::string any_length(const std::string& what, const ValueShape& shape) {
  if (shape.lengths.empty()) return repeated(what, shape.least, shape.most);
  std::string text;
  for (const std::uint32_t length : shape.lengths)
    text += (text.empty() ? "" : "|") + repeated(what, length, length);
  return text;
}

constexpr std::string_view month_and_day = "(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])";

// What the value is made of, without the ends of the expression.
std::string expression(const FileSpec& spec, const FieldSpec& field, const ValueShape& shape) {
  if (!shape.masked) {
    if (field.form == Form::yymmdd) return fmt::format("[0-9]{{2}}{}", month_and_day);
    if (field.form == Form::yyyymmdd) return fmt::format("[0-9]{{4}}{}", month_and_day);
    if (field.form == Form::mmdd) return std::string{month_and_day};
    if (field.form == Form::file_name && field.length == spec.kind.size() + 4)
      return fmt::format("{}{}", spec.kind, month_and_day);
  }
  return any_length(class_of(shape), shape);
}

void write_codes(JsonWriter& json, const ValueShape& shape) {
  json.key("enum").begin_list();
  for (const std::string_view code : shape.codes) json.value(code);
  if (shape.blank) json.value("");
  json.end_list();
}

void write_field(JsonWriter& json, const FileSpec& spec, const FieldSpec& field) {
  const ValueShape shape = shape_of(field);
  json.key(field.name)
      .begin_object()
      .member("title", field.title.ko)
      .member("description", field.title.en);
  if (shape.constant) {
    json.member("const", *shape.constant);
  } else if (!shape.codes.empty() && !shape.masked) {
    write_codes(json, shape);
  } else {
    const std::string inside = expression(spec, field, shape);
    json.member("type", "string")
        .member("pattern", fmt::format("^({}){}$", inside, shape.blank ? "?" : ""));
  }
  json.end_object();
}

void write_tail(JsonWriter& json, const TailSpec& tail) {
  json.key(tail.name).begin_object();
  json.member("title", tail.title.ko).member("description", tail.title.en);
  json.member("type", "string").end_object();
}

// A record has the fields of its layout and no others; a tail is described, not checked.
void write_record(JsonWriter& json, const FileSpec& spec, const RecordSpec& record) {
  json.key(record.name)
      .begin_object()
      .member("title", record.title.ko)
      .member("description", record.title.en);
  json.member("type", "object").member("additionalProperties", false);
  json.key("required").begin_list().value("part");
  for (const FieldSpec& field : record.fields) json.value(field.name);
  if (record.tail.length_in != none) json.value(record.tail.name);
  json.end_list().key("properties").begin_object();
  json.key("part").begin_object().member("const", record.name).end_object();
  for (const FieldSpec& field : record.fields) write_field(json, spec, field);
  if (record.tail.length_in != none) write_tail(json, record.tail);
  json.end_object().end_object();
}

void write_records(JsonWriter& json, const FileSpec& spec) {
  json.key("records").begin_object().member("type", "array").key("items").begin_object();
  json.key("oneOf").begin_list();
  for (const RecordSpec& record : spec.records)
    json.begin_object().member("$ref", fmt::format("#/$defs/{}", record.name)).end_object();
  json.end_list().end_object().end_object();
}

void write_names(JsonWriter& json, std::initializer_list<std::string_view> names) {
  json.key("required").begin_list();
  for (const std::string_view name : names) json.value(name);
  json.end_list();
}

void write_file(JsonWriter& json, const FileSpec& spec) {
  json.begin_object().member("type", "object");
  write_names(json, {"file", "kind", "layout", "records"});
  json.key("properties").begin_object();
  json.key("file").begin_object().member("type", "string").end_object();
  json.key("kind").begin_object().member("const", spec.kind).end_object();
  json.key("layout").begin_object().member("const", layout_id(spec)).end_object();
  write_records(json, spec);
  json.end_object().end_object();
}

void write_document(JsonWriter& json, const FileSpec& spec) {
  json.member("type", "object");
  write_names(json, {"document", "tool", "version", "files"});
  json.key("properties").begin_object();
  json.key("document").begin_object().member("const", "parse/1").end_object();
  json.key("tool").begin_object().member("const", "kcms").end_object();
  json.key("version").begin_object().member("type", "string").end_object();
  json.key("files").begin_object().member("type", "array").key("items");
  write_file(json, spec);
  json.end_object().end_object();
}

}  // namespace

std::string export_json_schema(const FileSpec& spec) {
  std::string out;
  JsonWriter json{out, JsonStyle::indented};
  json.begin_object().member("$schema", "https://json-schema.org/draft/2020-12/schema");
  json.member("title", fmt::format("{}: {}", layout_id(spec), spec.title.ko))
      .member("description", spec.title.en);
  json.member(
      "$comment",
      fmt::format(
          "Source ({}): {}. What kcms parse --format json --records all prints of such a file.",
          name_in_schema(spec.source.grade), spec.source.text));
  write_document(json, spec);
  json.key("$defs").begin_object();
  for (const RecordSpec& record : spec.records) write_record(json, spec, record);
  json.end_object().end_object();
  return out;
}

}  // namespace kcms

#include "array_pool.hpp"
#include "emit_tables.hpp"
#include "literal.hpp"

#include <kcms/base/text.hpp>

#include <fmt/format.h>

#include <limits>

namespace kcms::layoutc {
namespace {

// Enumerators as C++ spells them, in the order of their declarations.
constexpr std::string_view grades[] = {"official", "vendor", "code", "assumed"};
constexpr std::string_view modes[] = {"alpha", "numeric", "alphanumeric", "hangul", "binary"};
constexpr std::string_view forms[] = {"word",   "free", "number",    "serial",
                                      "digits", "text", "yymmdd",    "yyyymmdd",
                                      "mmdd",   "code", "file_name", "bytes"};
constexpr std::string_view pads[] = {"blank", "zero_before", "zero_behind", "wide"};
constexpr std::string_view matches[] = {"echo", "key", "amount", "outcome", "code", "fee", "free"};
constexpr std::string_view charsets[] = {"ascii", "windows_949", "ebcdic_037"};
constexpr std::string_view framings[] = {"none", "lf", "crlf", "cr", "nel"};
constexpr std::string_view directions[] = {"send", "receive"};
constexpr std::string_view failure_codes[] = {"none", "cms"};
constexpr std::string_view parts[] = {"header", "data", "trailer"};
constexpr std::string_view total_kinds[] = {"count", "sum", "blocks"};

template <class Enum, std::size_t N>
std::string enumerator(std::string_view type, const std::string_view (&names)[N], Enum value) {
  return fmt::format("{}::{}", type, names[static_cast<std::size_t>(value)]);
}

std::string title(Bilingual title) {
  return fmt::format("{{{}, {}}}", quoted(title.ko), quoted(title.en));
}

std::string source(const Source& source) {
  return fmt::format("{{{}, {}, {}}}", quoted(source.text),
                     enumerator("Grade", grades, source.grade), source.sole);
}

std::string ref(FieldRef ref) { return fmt::format("{{{}, {}}}", ref.record, ref.field); }

std::string date(Date date) {
  return fmt::format(
      "Date{{std::chrono::year{{{}}}, std::chrono::month{{{}}}, std::chrono::day{{{}}}}}",
      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day()));
}

std::string code(const CodeValue& value) {
  return fmt::format("{{{}, {}, {}}}", quoted(value.code), quoted(value.word), title(value.title));
}

std::string group(const GroupSpec& spec) {
  return fmt::format("{{{}, {}, {}}}", quoted(spec.name), spec.opener, spec.parent);
}

class TableWriter {
 public:
  std::string file(const FileSpec& spec) {
    Initializer file{"FileSpec"};
    file.text("kind", spec.kind);
    file.text("schema", spec.schema);
    file.member("title", title(spec.title));
    file.member("direction", enumerator("Direction", directions, spec.direction));
    file.text("answers", spec.answers);
    file.member("failure_codes", enumerator("FailureCodeSet", failure_codes, spec.failure_codes));
    file.number("length", spec.length);
    file.member("charset", enumerator("Charset", charsets, spec.charset));
    file.member("framing", enumerator("Framing", framings, spec.framing));
    if (spec.since != beginning_of_time) file.member("since", date(spec.since));
    if (spec.until != end_of_time) file.member("until", date(spec.until));
    if (spec.date) file.member("date", ref(spec.date));
    file.number("first", spec.first);
    file.number("last", spec.last);
    file.list("records", all(spec.records, "RecordSpec", "records",
                             [this](const auto& item) { return record(item); }));
    file.list("groups", all(spec.groups, "GroupSpec", "groups", group));
    file.list("key", numbers(spec.key, "std::uint16_t"));
    file.list("unique", all(spec.unique, "UniqueSpec", "unique",
                            [this](const auto& item) { return unique(item); }));
    file.list("allowed", all(spec.allowed, "AllowedSpec", "allowed",
                             [this](const auto& item) { return allowed(item); }));
    file.list("sets",
              all(spec.sets, "SetSpec", "sets", [this](const auto& item) { return set(item); }));
    file.member("source", source(spec.source));
    return file.done();
  }

  [[nodiscard]] const std::string& definitions() const { return pool_.definitions(); }

 private:
  // `write` makes the text of one item.
  template <class Item, class Write>
  std::string all(std::span<const Item> items, std::string_view type, std::string_view stem,
                  Write write) {
    std::vector<std::string> texts;
    texts.reserve(items.size());
    for (const Item& item : items) texts.push_back(write(item));
    return pool_.add(type, stem, texts);
  }

  template <class Number>
  std::string numbers(std::span<const Number> items, std::string_view type) {
    std::vector<std::string> texts;
    for (const Number item : items) texts.push_back(fmt::to_string(item));
    return pool_.add(type, "numbers", texts);
  }

  std::string texts(std::span<const std::string_view> items) {
    std::vector<std::string> texts;
    for (const std::string_view item : items) texts.push_back(quoted(item));
    return pool_.add("std::string_view", "texts", texts);
  }

  std::string condition(const Condition& condition) {
    return fmt::format("{{{}, {}}}", condition.field, texts(condition.codes));
  }

  std::string record(const RecordSpec& spec) {
    Initializer record{"RecordSpec"};
    record.text("name", spec.name);
    record.member("title", title(spec.title));
    record.member("part", enumerator("Part", parts, spec.part));
    record.number("length", spec.length);
    record.number("group", spec.group, none);
    record.number("follows", spec.follows);
    record.list("fields", all(spec.fields, "FieldSpec", "fields",
                              [this](const auto& item) { return field(item); }));
    record.list("totals", all(spec.totals, "TotalSpec", "totals",
                              [this](const auto& item) { return total(item); }));
    if (spec.tail.length_in != none) record.member("tail", tail(spec.tail));
    record.member("source", source(spec.source));
    return record.done();
  }

  static std::string tail(const TailSpec& spec) {
    Initializer tail{"TailSpec"};
    tail.text("number", spec.number);
    tail.text("name", spec.name);
    tail.member("title", title(spec.title));
    tail.number("length_in", spec.length_in, none);
    tail.number("pad_to", spec.pad_to, 1);
    return tail.done();
  }

  std::string field(const FieldSpec& spec) {
    Initializer field{"FieldSpec"};
    field.text("number", spec.number);
    field.text("name", spec.name);
    field.member("title", title(spec.title));
    field.member("mode", enumerator("Mode", modes, spec.mode));
    field.member("form", enumerator("Form", forms, spec.form));
    field.member("pad", enumerator("Pad", pads, spec.pad));
    if (spec.match != Match::echo) field.member("match", enumerator("Match", matches, spec.match));
    field.number("offset", spec.offset);
    field.number("length", spec.length);
    field.flag("constant", spec.constant);
    field.flag("tag", spec.tag);
    field.flag("optional", spec.optional);
    field.flag("secret", spec.secret);
    field.flag("mac", spec.mac);
    field.number("shows", spec.shows);
    field.text("is", spec.is);
    field.list("codes", all(spec.codes, "CodeValue", "codes", code));
    field.text("code_table", spec.code_table);
    limits(spec, field);
    field.text("centre", spec.centre);
    field.text("zero_centre", spec.zero_centre);
    field.member("source", source(spec.source));
    return field.done();
  }

  void limits(const FieldSpec& spec, Initializer& field) {
    field.number("from", spec.from, 1);
    field.number("min", spec.min);
    field.number("max", spec.max, std::numeric_limits<std::uint64_t>::max());
    field.list("lengths", numbers(spec.lengths, "std::uint32_t"));
    if (spec.blank_if.field != none) field.member("blank_if", condition(spec.blank_if));
    if (spec.same_as) field.member("same_as", ref(spec.same_as));
    if (spec.not_after) field.member("not_after", ref(spec.not_after));
    field.number("agrees_with", spec.agrees_with, none);
    field.number("checks", spec.checks);
  }

  std::string total(const TotalSpec& spec) {
    Initializer total{"TotalSpec"};
    total.list("of", numbers(spec.of, "std::uint16_t"));
    total.member("kind", enumerator("TotalKind", total_kinds, spec.kind));
    total.list("records", numbers(spec.records, "std::uint16_t"));
    if (spec.summed) total.member("summed", ref(spec.summed));
    if (spec.where.field != none) total.member("where", condition(spec.where));
    total.number("group", spec.group, none);
    total.number("last_digits", spec.last_digits);
    total.text("centre", spec.centre);
    total.member("source", source(spec.source));
    return total.done();
  }

  std::string unique(const UniqueSpec& spec) {
    Initializer unique{"UniqueSpec"};
    unique.number("record", spec.record, none);
    unique.list("key", numbers(spec.key, "std::uint16_t"));
    unique.list("same", numbers(spec.same, "std::uint16_t"));
    if (spec.where.field != none) unique.member("where", condition(spec.where));
    unique.member("source", source(spec.source));
    return unique.done();
  }

  std::string set(const SetSpec& spec) {
    Initializer set{"SetSpec"};
    set.number("record", spec.record, none);
    set.list("key", numbers(spec.key, "std::uint16_t"));
    if (spec.where.field != none) set.member("where", condition(spec.where));
    if (spec.halves.field != none) set.member("halves", condition(spec.halves));
    set.text("alone", spec.alone);
    set.text("broken", spec.broken);
    set.member("source", source(spec.source));
    return set.done();
  }

  std::string cell(const AllowedCell& spec) {
    return fmt::format("{{{}, {}, {}}}", spec.field, spec.others, texts(spec.codes));
  }
  std::string row(const AllowedRow& spec) {
    return fmt::format("{{{}}}", all(spec.cells, "AllowedCell", "cells",
                                     [this](const auto& item) { return cell(item); }));
  }

  std::string allowed(const AllowedSpec& spec) {
    Initializer allowed{"AllowedSpec"};
    allowed.number("record", spec.record, none);
    allowed.member("severity", fmt::format("Severity::{}", name_of(spec.severity)));
    allowed.list("rows", all(spec.rows, "AllowedRow", "rows",
                             [this](const auto& item) { return row(item); }));
    allowed.member("source", source(spec.source));
    return allowed.done();
  }

  ArrayPool pool_;
};

}  // namespace

std::string stem_of(std::string_view schema) {
  const std::size_t dot = schema.rfind('.');
  return identifier(in_small_letters(schema.substr(0, dot)));
}

std::string tables_of(std::string_view schema, std::span<const FileSpec* const> layouts) {
  TableWriter tables;
  std::vector<std::string> files;
  for (const FileSpec* layout : layouts) files.push_back(tables.file(*layout));
  return fmt::format(
      "// Made by layoutc from {}: change that, not this.\n#pragma once\n\n"
      "#include <kcms/layout/layout.hpp>\n\nnamespace kcms::tables::{} {{\n\n{}"
      "inline constexpr FileSpec files[] = {{\n    {}}};\n\n}}\n",
      schema, stem_of(schema), tables.definitions(), joined(files, ",\n    "));
}

}  // namespace kcms::layoutc

#include "layout_words.hpp"

#include <kcms/base/text.hpp>
#include <kcms/layout/names.hpp>

#include <utility>

namespace kcms {
namespace {

// Phrases of the schema language, side by side.
class Phrases {
 public:
  void add(const std::string& phrase) {
    if (!text_.empty()) text_ += "; ";
    text_ += phrase;
  }
  void add_if(bool when, std::string_view phrase) {
    if (when) add(std::string(phrase));
  }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

template <class Range, class Name>
std::string joined(const Range& range, std::string_view between, Name name) {
  std::string text;
  for (const auto& item : range) {
    if (!text.empty()) text += between;
    text += name(item);
  }
  return text;
}

std::string code_list(std::span<const std::string_view> codes) {
  return joined(codes, ", ",
                [](std::string_view code) { return code.empty() ? "blank" : std::string(code); });
}

std::string constant_of(const FieldSpec& field) {
  const std::string_view value = trim_right(field.is);
  return value.empty() ? "blank" : "\"" + std::string(value) + "\"";
}

std::string code_values(const FieldSpec& field) {
  return joined(field.codes, ", ", [](const CodeValue& value) {
    return std::string(value.code) + (value.word.empty() ? "" : " " + std::string(value.word));
  });
}

std::string name_of(FieldRef ref, const FileSpec& spec) {
  return std::string(spec.records[ref.record].name) + "." + std::string(spec.at(ref).name);
}

std::string words_of(const Condition& condition, const RecordSpec& record) {
  return std::string(record.fields[condition.field].name) + " = " + code_list(condition.codes);
}

// The default of its mode says nothing new.
bool tells_form(const FieldSpec& field) {
  return !field.constant && field.form != Form::word && field.form != Form::code &&
         field.form != Form::number && field.form != Form::text && field.form != Form::bytes;
}

void add_bounds(Phrases& phrases, const FieldSpec& field) {
  constexpr FieldSpec plain;
  if (field.form == Form::serial) phrases.add("from " + std::to_string(field.from));
  if (field.min != plain.min) phrases.add("min " + std::to_string(field.min));
  if (field.max != plain.max) phrases.add("max " + std::to_string(field.max));
  if (!field.lengths.empty())
    phrases.add("lengths " +
                joined(field.lengths, ", ", [](std::uint32_t n) { return std::to_string(n); }));
}

void add_references(Phrases& phrases, const FieldSpec& field, const RecordSpec& record,
                    const FileSpec& spec) {
  if (field.same_as) phrases.add("same_as " + name_of(field.same_as, spec));
  if (field.not_after) phrases.add("not_after " + name_of(field.not_after, spec));
  if (field.agrees_with != none)
    phrases.add("agrees_with " + std::string(record.fields[field.agrees_with].name));
  if (field.blank_if.field != none) phrases.add("blank_if " + words_of(field.blank_if, record));
}

}  // namespace

std::string rules_of(const FieldSpec& field, const RecordSpec& record, const FileSpec& spec) {
  Phrases phrases;
  if (field.constant) phrases.add("is " + constant_of(field));
  if (tells_form(field)) phrases.add("as " + std::string(name_in_schema(field.form)));
  if (!field.codes.empty()) phrases.add("codes " + code_values(field));
  add_bounds(phrases, field);
  phrases.add_if(field.pad == Pad::zero_behind && !field.constant, "pad 0");
  phrases.add_if(field.pad == Pad::wide, "pad wide");
  phrases.add_if(field.optional, "optional");
  add_references(phrases, field, record, spec);
  for (const auto& [check, name] : names_of<Check>) phrases.add_if(field.asks(check), name);
  if (!field.centre.empty()) phrases.add("centre " + std::string(field.centre));
  if (!field.zero_centre.empty()) phrases.add("zero_centre " + std::string(field.zero_centre));
  phrases.add_if(field.secret, "secret");
  phrases.add_if(field.mac, "mac");
  if (field.match != Match::echo) phrases.add("match " + std::string(name_in_schema(field.match)));
  return std::move(phrases).text();
}

std::string formula_of(const TotalSpec& total, const RecordSpec& record, const FileSpec& spec) {
  std::string text = joined(
      total.of, " + ", [&](std::uint16_t field) { return std::string(record.fields[field].name); });
  const auto counted = [&](std::uint16_t r) { return std::string(spec.records[r].name); };
  text += " = ";
  if (total.kind == TotalKind::sum)
    text += "sum " + name_of(total.summed, spec);
  else
    text += (total.kind == TotalKind::count ? "count " : "blocks ") +
            joined(total.records, ", ", counted);
  const std::uint16_t of =
      total.kind == TotalKind::sum ? total.summed.record : total.records.front();
  if (total.where.field != none) text += " where " + words_of(total.where, spec.records[of]);
  if (total.last_digits != 0) text += ", last_digits " + std::to_string(total.last_digits);
  if (!total.centre.empty()) text += "; centre " + std::string(total.centre);
  return text;
}

std::string words_of(const UniqueSpec& unique, const FileSpec& spec) {
  const RecordSpec& record = spec.records[unique.record];
  const auto name = [&](std::uint16_t field) { return std::string(record.fields[field].name); };
  std::string text = "unique " + joined(unique.key, ", ", name);
  if (!unique.same.empty()) text += "; same " + joined(unique.same, ", ", name);
  if (unique.where.field != none) text += "; where " + words_of(unique.where, record);
  return text;
}

std::string words_of(const SetSpec& set, const FileSpec& spec) {
  const RecordSpec& record = spec.records[set.record];
  const auto name = [&](std::uint16_t field) { return std::string(record.fields[field].name); };
  return "set " + joined(set.key, ", ", name) + "; halves " + words_of(set.halves, record) +
         "; where " + words_of(set.where, record);
}

std::string words_of(const AllowedSpec& allowed, const FileSpec& spec) {
  const RecordSpec& record = spec.records[allowed.record];
  const auto cell = [&](const AllowedCell& part) {
    return std::string(record.fields[part.field].name) + " = " +
           (part.others ? "*" : code_list(part.codes));
  };
  std::string text = "allowed (" + std::string(name_in_schema(allowed.severity)) + ")";
  for (const AllowedRow& row : allowed.rows) text += "\n  " + joined(row.cells, "; ", cell);
  return text;
}

std::string words_of(const Source& source) {
  return std::string(name_in_schema(source.grade)) +
         (source.text.empty() ? "" : ": " + std::string(source.text)) +
         (source.sole ? "; sole" : "");
}

}  // namespace kcms

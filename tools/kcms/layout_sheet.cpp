#include "layout_sheet.hpp"
#include "layout_words.hpp"
#include "text_table.hpp"

#include <kcms/base/clock.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/registry.hpp>

#include <algorithm>
#include <vector>

namespace kcms {
namespace {

bool same(const Source& a, const Source& b) {
  return a.grade == b.grade && a.text == b.text && a.sole == b.sole;
}

std::string titles(const Bilingual& title) {
  return std::string(title.ko) + " · " + std::string(title.en);
}

// The fields by which two files are compared.
std::string key_of(const FileSpec& spec) {
  const std::uint16_t data = spec.first_of(Part::data);
  std::string text;
  if (data == none) return text;
  for (const std::uint16_t field : spec.key)
    (text += text.empty() ? "" : ", ") += spec.records[data].fields[field].name;
  return text;
}

// Where the record may stand: "first; after header, meal; last; in batch".
std::string place_of(const RecordSpec& record, const FileSpec& spec, const Words& words) {
  const auto bit = static_cast<std::uint64_t>(&record - spec.records.data());
  std::vector<std::string> places;
  std::string before;
  for (std::size_t r = 0; r < spec.records.size(); ++r)
    if (((record.follows >> r) & 1U) != 0)
      (before += before.empty() ? "" : ", ") += spec.records[r].name;
  if (((spec.first >> bit) & 1U) != 0) places.push_back(words.say("layout.place.first"));
  if (!before.empty()) places.push_back(words.say("layout.place.after", {{"records", before}}));
  if (((spec.last >> bit) & 1U) != 0) places.push_back(words.say("layout.place.last"));
  if (record.group != none)
    places.push_back(
        words.say("layout.place.group", {{"group", std::string(spec.groups[record.group].name)}}));
  std::string text;
  for (const std::string& place : places) (text += text.empty() ? "" : "; ") += place;
  return text;
}

// Facts of the file as a whole, a line each.
std::string head_of(const FileSpec& spec, const Words& words) {
  TextTable table("");
  const auto line = [&](std::string_view key, std::string value) {
    if (!value.empty()) table.row({words.say("layout.head." + std::string(key)), std::move(value)});
  };
  line("direction", words.say("layout.direction." + std::string(name_in_schema(spec.direction))));
  line("answers", std::string(spec.answers));
  if (spec.failure_codes != FailureCodeSet::none)
    line("failure_codes", std::string(name_in_schema(spec.failure_codes)));
  line("record", words.say("layout.bytes", {{"count", std::to_string(spec.length)}}));
  line("charset", std::string(name_in_schema(spec.charset)));
  line("framing", std::string(name_in_schema(spec.framing)));
  line("since", spec.since == beginning_of_time ? "" : iso_date(spec.since));
  line("until", spec.until == end_of_time ? "" : iso_date(spec.until));
  line("key", key_of(spec));
  line("source", words_of(spec.source));
  return table.text();
}

std::string fields_of(const RecordSpec& record, const FileSpec& spec, const Words& words) {
  TextTable table("  ", {1, 2});
  table.row({words.say("layout.column.number"), words.say("layout.column.offset"),
             words.say("layout.column.length"), words.say("layout.column.mode"),
             words.say("layout.column.name"), words.say("layout.column.title"),
             words.say("layout.column.rules")});
  for (const FieldSpec& field : record.fields) {
    std::string rules = rules_of(field, record, spec);
    if (!same(field.source, record.source))
      rules += (rules.empty() ? "[" : " [") + words_of(field.source) + "]";
    table.row({std::string(field.number), std::to_string(field.offset),
               std::to_string(field.length), std::string(name_in_schema(field.mode)),
               std::string(field.name), titles(field.title), rules});
  }
  const TailSpec& tail = record.tail;
  if (tail.length_in != none) {
    table.row({std::string(tail.number), std::to_string(record.length), "…", "X",
               std::string(tail.name), titles(tail.title),
               "length_in " + std::string(record.fields[tail.length_in].name) + "; pad_to " +
                   std::to_string(tail.pad_to)});
  }
  return table.text();
}

std::string record_of(const RecordSpec& record, const FileSpec& spec, const Words& words) {
  std::string text = '\n' + std::string(record.name) + " (" + titles(record.title) + "), " +
                     words.say("layout.bytes", {{"count", std::to_string(record.length)}}) + '\n';
  text += "  " + place_of(record, spec, words) + '\n';
  if (!same(record.source, spec.source)) text += "  [" + words_of(record.source) + "]\n";
  text += fields_of(record, spec, words);
  for (const TotalSpec& total : record.totals) {
    text += "  " + formula_of(total, record, spec);
    text += same(total.source, record.source) ? "\n" : " [" + words_of(total.source) + "]\n";
  }
  return text;
}

}  // namespace

std::string layout_sheet(const FileSpec& spec, const Words& words) {
  std::string text = layout_id(spec) + "  " + titles(spec.title) + "\n\n" + head_of(spec, words);
  for (const RecordSpec& record : spec.records) text += record_of(record, spec, words);
  for (const UniqueSpec& unique : spec.unique)
    text += '\n' + words_of(unique, spec) + " [" + words_of(unique.source) + "]\n";
  for (const SetSpec& set : spec.sets)
    text += '\n' + words_of(set, spec) + " [" + words_of(set.source) + "]\n";
  for (const AllowedSpec& allowed : spec.allowed)
    text += '\n' + words_of(allowed, spec) + "\n  [" + words_of(allowed.source) + "]\n";
  return text;
}

}  // namespace kcms

#include "report.hpp"
#include "row_faults.hpp"
#include "settings_options.hpp"
#include "visible.hpp"

#include <kcms/base/text.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

constexpr std::size_t most = 1000;  // errors that are said; the same of warnings
constexpr std::string_view standard = "-";

std::uint32_t offset_of(const FieldSpec* field) { return field == nullptr ? 0 : field->offset; }

Phrase::Values visible_values(Phrase::Values values) {
  for (auto& [place, value] : values) value = visible_text(value);
  return values;
}

}  // namespace

RowFaults::RowFaults(const RowsAndFile& rows, const Words& words)
    : rows_(rows), words_(words), errors_(rows.made.refusals.count()) {
  for (const Refusal& refusal : rows.made.refusals.kept()) take_refusal(refusal, false);
  errors_ += rows.made.refusals.following().size();
  for (const Refusal& refusal : rows.made.refusals.following()) take_refusal(refusal, true);
}

// In front of all columns stands what concerns the row, behind them what none of them holds.
std::size_t RowFaults::column_of(std::string_view name) const {
  if (name.empty()) return 0;
  const auto& columns = rows_.made.columns;
  return static_cast<std::size_t>(std::ranges::find(columns, name) - columns.begin()) + 1;
}

std::string RowFaults::place_of(Origin origin, std::string_view name, std::uint64_t line) const {
  if (origin == Origin::option) return option_of(name);
  const bool of_rows = origin == Origin::row;
  std::string place = of_rows ? rows_.input : rows_.output;
  if (place == standard) place = words_.say(of_rows ? "stream.input" : "stream.output");
  return line == 0 ? place : place + ":" + std::to_string(line);
}

std::string RowFaults::line_for(const std::string& place, Severity severity,
                                const std::string& sentence, std::string_view rule) const {
  return place + ": " + words_.say("validate.severity." + std::string(name_of(severity))) + ": " +
         sentence + " [" + std::string(rule) + "]";
}

std::string RowFaults::with_cure(std::string sentence, std::string_view rule) const {
  const std::string id(rule);
  for (const std::string& key :
       {"rule." + id + ".row-cure", "rule." + id + ".cure", "reason." + id + ".cure"})
    if (words_.has(key))
      return words_.say("generate.with-cure", {{"sentence", sentence}, {"cure", words_.say(key)}});
  return sentence;
}

// A setting without which nothing can be made: it has no value that could be at fault.
std::string RowFaults::lacking(const Refusal& refusal) const {
  Phrase::Values values = refusal.reason.values;
  values.emplace_back("option", usage_of(refusal.column));
  values.emplace_back("field", named(refusal.column, refusal.field));
  return "kcms: " + words_.say(refusal.reason.key, visible_values(std::move(values)));
}

std::string RowFaults::reason_of(const Refusal& refusal) const {
  std::string reason = words_.say(refusal.reason.key, visible_values(refusal.reason.values));
  const bool names_it = std::ranges::any_of(
      refusal.reason.values, [](const auto& value) { return value.first == "column"; });
  if (refusal.column.empty() || names_it) return reason;
  const std::string_view form = refusal.value.empty() ? "generate.refused" : "generate.found";
  return words_.say(form, {{"field", named(refusal.column, refusal.field)},
                           {"value", visible_text(refusal.value)},
                           {"reason", std::move(reason)}});
}

void RowFaults::take_refusal(const Refusal& refusal, bool follows) {
  const Origin origin = refusal.of_setting ? Origin::option : Origin::row;
  Fault fault{{origin, refusal.line, column_of(refusal.column), offset_of(refusal.field)},
              Severity::error,
              {},
              follows};
  if (refusal.rule.empty())
    fault.text = lacking(refusal);
  else
    fault.text = line_for(place_of(origin, refusal.column, refusal.line), Severity::error,
                          with_cure(reason_of(refusal), refusal.rule), refusal.rule);
  faults_.push_back(std::move(fault));
}

RowFaults::Origin RowFaults::origin_of(const Finding& finding, std::uint64_t line) const {
  if (line != 0) return Origin::row;
  const bool is_set =
      finding.place.record != 0 && rows_.settings.set.contains(std::string(finding.place.field));
  return is_set ? Origin::option : Origin::file;
}

// Some rules say it in other words where the file is not there yet; a record is then a line.
std::string RowFaults::sentence_for(Finding finding) const {
  const bool has_form = words_.has("rule." + std::string(finding.rule) + ".row");
  for (auto& [place, value] : finding.values)
    if (has_form && place == "first")
      value = std::to_string(rows_.made.lines.line_of(to_number(value).value_or(1)));
  return sentence_of(finding, rows_.made.spec, words_, has_form ? "row" : "sentence");
}

// What is computed cannot be at fault by itself.
void RowFaults::take(Finding finding) {
  const std::uint64_t record = finding.place.record;
  const std::uint64_t line = record == 0 ? 0 : rows_.made.lines.line_of(record);
  const Origin origin = origin_of(finding, line);
  const std::uint32_t offset = offset_of(field_of(finding, *rows_.made.spec));
  Fault fault{{origin, line, column_of(finding.place.field), offset}, finding.severity, {}};
  fault.follows = origin == Origin::file && record != 0;
  const std::string place =
      place_of(origin, finding.place.field, origin == Origin::file ? record : line);
  fault.text = line_for(place, finding.severity, with_cure(sentence_for(finding), finding.rule),
                        finding.rule);
  faults_.push_back(std::move(fault));
}

void RowFaults::count(std::uint64_t errors, std::uint64_t warnings) noexcept {
  errors_ += errors;
  warnings_ += warnings;
}

bool RowFaults::blames_options(bool strict) const noexcept {
  return std::ranges::any_of(faults_, [strict](const Fault& fault) {
    return fault.origin() == Origin::option && (strict || fault.severity > Severity::warning);
  });
}

void RowFaults::say(Console& console) {
  std::ranges::stable_sort(faults_, {}, &Fault::order);
  const bool is_cause_known = std::ranges::any_of(faults_, [](const Fault& fault) {
    return !fault.follows && fault.severity > Severity::warning;
  });
  std::uint64_t hidden = errors_ + warnings_;
  std::size_t said[] = {0, 0};
  std::string_view last;  // a setting may stand in several records
  for (const Fault& fault : faults_) {
    const bool told = (fault.follows && is_cause_known) || fault.text == last;
    std::size_t& count = said[fault.severity > Severity::warning ? 0 : 1];
    if (told) --hidden;
    if (told || count == most) continue;
    ++count;
    --hidden;
    last = fault.text;
    console.line(fault.text);
  }
  if (hidden != 0) console.say(Phrase{"generate.more", {{"count", grouped(hidden)}}});
}

}  // namespace kcms

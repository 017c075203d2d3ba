#include <kcms/reconcile/soundness.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/shown_record.hpp>
#include <kcms/reconcile/pair_bytes.hpp>
#include <kcms/rules/depth.hpp>
#include <kcms/rules/rulebook.hpp>

#include <algorithm>

namespace kcms {
namespace {

AnomalyKind kind_of(std::string_view rule) {
  switch (find_rule(rule).value_or(Rule::unknown_kind)) {
    case Rule::count_mismatch:
    case Rule::sum_mismatch:
    case Rule::block_count:
      return AnomalyKind::count;
    case Rule::file_name:
    case Rule::file_name_on_disk:
    case Rule::value_differs:
    case Rule::date_differs:
      return AnomalyKind::wrong_file;
    default:
      return AnomalyKind::unreadable;
  }
}

// The field that a finding is about; null where it is about no one field.
const FieldSpec* field_of(const Finding& finding, const FileSpec& spec) {
  if (finding.place.kind >= spec.records.size() || finding.place.field.empty()) return nullptr;
  const RecordSpec& record = spec.records[finding.place.kind];
  const std::uint16_t at = record.find(finding.place.field);
  return at == none ? nullptr : &record.fields[at];
}

bool is_grave(const Finding& finding, const FileSpec& spec, Side side) {
  if (finding.severity == Severity::note) return false;
  const FieldSpec* field = field_of(finding, spec);
  if (field != nullptr && field->match == Match::free) return false;
  if (side == Side::result) return true;
  if (finding.severity == Severity::warning) return false;
  if (field == nullptr || spec.records[finding.place.kind].part != Part::data) return true;
  return field->form == Form::serial || field->match == Match::amount;
}

// Fields of two layouts may have other widths, and dates other forms.
bool same_value(const FieldSpec& field, std::string_view found, const FieldSpec& other,
                std::string_view expected) {
  if (field.length == other.length) return same_echo(field, found, expected);
  const auto date = read_date(field.form, found);
  if (date && read_date(other.form, expected) == date) return true;
  return trim_right(found) == trim_right(expected);
}

void report(const Finding& finding, Side side, AnomalyList& anomalies) {
  Anomaly anomaly;
  anomaly.kind = kind_of(finding.rule);
  anomaly.side = side;
  anomaly.record = finding.place.record;
  anomaly.field = finding.place.field;
  anomaly.finding = finding;
  anomalies.add(std::move(anomaly));
}

bool tells_all(const FirstLook& look) {
  std::uint64_t counted = 0;
  for (const std::uint64_t count : look.verdict.counts) counted += count;
  return counted == look.findings.size();
}

// Whether a finding is about what a document holds.
bool is_of_document(const Finding& finding, const FileSpec& spec) {
  if (finding.place.kind >= spec.records.size()) return false;
  const RecordSpec& shape = spec.records[finding.place.kind];
  return shape.tail.length_in != none && finding.place.field.empty() &&
         finding.place.field_rank == shape.fields.size() + 1;
}

// Whether a finding says nothing of other records than its own.
bool is_of_one_record(const Finding& finding, const FileSpec& spec) {
  if (is_of_document(finding, spec)) return true;
  const FieldSpec* field = field_of(finding, spec);
  if (field == nullptr || spec.records[finding.place.kind].tail.length_in == none) return false;
  const auto rule = find_rule(finding.rule);
  if (rule == Rule::evidence_empty || rule == Rule::evidence_size) return true;
  const auto index = field - spec.records[finding.place.kind].fields.data();
  return !is_judged(Depth::structure, spec, finding.place.kind, static_cast<std::uint16_t>(index));
}

}  // namespace

bool is_sound(const FirstLook& look, const FileSpec& spec, Side side, AnomalyList& anomalies) {
  bool sound = true;
  for (const Finding& finding : look.findings) {
    if (!is_grave(finding, spec, side)) continue;
    sound = false;
    report(finding, side, anomalies);
  }
  return sound && tells_all(look);
}

bool is_sound_but_for(const FirstLook& look, const FileSpec& spec, AnomalyList& anomalies,
                      std::vector<std::uint64_t>& spoiled) {
  bool sound = true;
  for (const Finding& finding : look.findings) {
    if (!is_grave(finding, spec, Side::result)) continue;
    if (is_of_document(finding, spec) && finding.severity == Severity::warning) continue;
    if (is_of_one_record(finding, spec))
      spoiled.push_back(finding.place.record);
    else
      sound = false;
    report(finding, Side::result, anomalies);
  }
  return sound && tells_all(look);
}

bool belong_together(const FileSpec& request, std::string_view request_header,
                     const FileSpec& result, std::string_view result_header, Reveal reveal,
                     AnomalyList& anomalies) {
  const std::uint16_t asked = request.first_of(Part::header);
  const std::uint16_t answered = result.first_of(Part::header);
  if (asked == none || answered == none) return true;
  bool together = true;
  const RecordSpec& shape = result.records[answered];
  for (std::uint16_t i = 0; i < shape.fields.size(); ++i) {
    const FieldSpec& field = shape.fields[i];
    const std::uint16_t twin = request.records[asked].find(field.name);
    if (twin == none || field.constant || field.form == Form::file_name ||
        field.match != Match::echo)
      continue;
    const FieldSpec& other = request.records[asked].fields[twin];
    const std::string_view found = raw(field, result_header);
    const std::string_view expected = raw(other, request_header);
    if (same_value(field, found, other, expected)) continue;
    together = false;
    Anomaly anomaly;
    anomaly.kind = AnomalyKind::wrong_file;
    anomaly.record = 1;
    anomaly.field = field.name;
    anomaly.message =
        field.is_hidden() && reveal == Reveal::no
            ? Phrase("reconcile.header-differs-secret")
            : Phrase(
                  "reconcile.header-differs",
                  {{"found", ShownRecord(result, shape, result_header, reveal).text(field)},
                   {"expected", ShownRecord(request, request.records[asked], request_header, reveal)
                                    .text(other)}});
    anomalies.add(std::move(anomaly));
  }
  return together;
}

}  // namespace kcms

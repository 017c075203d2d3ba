#include <kcms/rules/evidence_judge.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/named_text.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/rules/reference.hpp>

#include <fmt/format.h>

#include <cassert>
#include <utility>

namespace kcms {

EvidenceJudge::EvidenceJudge(const FileSpec& spec, const Reference& reference,
                             const EvidenceCheck& check, Judge& judge, Recorder& recorder,
                             Reveal reveal)
    : spec_(spec),
      banks_(reference.bank_codes()),
      check_(check),
      judge_(judge),
      recorder_(recorder),
      reveal_(reveal) {
  if (check.enrolments != nullptr) match_.emplace(*check.enrolments);
}

const FieldSpec* EvidenceJudge::field(const RecordAt& record, std::string_view name) const {
  const RecordSpec& shape = spec_.records[record.kind];
  const auto index = shape.find(name);
  return index == none ? nullptr : &shape.fields[index];
}

std::string EvidenceJudge::text(const RecordAt& record, std::string_view name) const {
  return named_text(spec_, spec_.records[record.kind], name, record.bytes);
}

bool EvidenceJudge::is_sound(const RecordAt& record, const FieldSpec& spec) const {
  const auto index = &spec - spec_.records[record.kind].fields.data();
  return !judge_.at_fault(static_cast<std::uint16_t>(index));
}

void EvidenceJudge::report(Rule rule, const RecordAt& record, std::string_view name,
                           Phrase::Values values) {
  const FieldSpec* spec = field(record, name);
  if (spec == nullptr) return;
  if (Finding* finding = judge_.find(rule, record, *spec)) finding->values = std::move(values);
}

Status EvidenceJudge::take(const RecordAt& record, const TailedRecord& found, TailReader& reader) {
  const RecordSpec& shape = spec_.records[record.kind];
  if (shape.part == Part::header) judge_header(record);
  if (shape.tail.length_in == none) return done();
  if (match_) judge_match(record);
  if (!found.length_believed) return done();
  judge_limits(record, found.tail_length);
  if (found.tail_length > check_.table->max_bytes() || reader.cut_off()) return done();
  if (const Status read = read_document(reader); !read) return read;
  judge_document(record);
  return done();
}

void EvidenceJudge::judge_header(const RecordAt& record) {
  if (check_.enrolments == nullptr) return;
  compare_field(record, "applied_on", write_date(Form::yyyymmdd, check_.applications_date));
  compare_field(record, "biller", check_.enrolments->biller);
}

void EvidenceJudge::judge_limits(const RecordAt& record, std::uint64_t length) {
  const FieldSpec* type_field = field(record, "evidence_type");
  if (length == 0) report(Rule::evidence_empty, record, "evidence_length", {});
  if (type_field == nullptr || !is_sound(record, *type_field)) return;
  if (!check_.date.ok()) return;  // what the table says, depends on it; the header was judged
  const std::string type = text(record, "evidence_type");
  const auto allowed = check_.table->allowed(type, check_.date);
  const std::string& table = check_.table->name();
  if (allowed.max_bytes == 0)
    return report(Rule::evidence_type, record, "evidence_type", {{"table", table}});
  if (!takes_extension(allowed, text(record, "extension")))
    report(Rule::evidence_extension, record, "extension",
           {{"type", type}, {"extensions", listed_extensions(allowed)}, {"table", table}});
  if (length > allowed.max_bytes) {
    report(Rule::evidence_size, record, "evidence_length",
           {{"bytes", fmt::to_string(length)},
            {"type", type},
            {"most", fmt::to_string(allowed.max_bytes)},
            {"table", table}});
  }
}

void EvidenceJudge::judge_match(const RecordAt& record) {
  const auto [consent, taken_by] = match_->take(text(record, "payer_number"), record.number);
  if (consent == nullptr) return report(Rule::evidence_unasked, record, "payer_number", {});
  if (taken_by != 0)
    return report(Rule::evidence_repeated, record, "payer_number",
                  {{"record", fmt::to_string(taken_by)}});
  compare(record, *consent);
}

void EvidenceJudge::compare(const RecordAt& record, const Consent& consent) {
  const std::string bank = text(record, "bank");
  if (banks_.representative(bank) != banks_.representative(consent.bank))
    compare_field(record, "bank", consent.bank);
  compare_field(record, "account", consent.account);
  if (consent.applied_on.ok())
    compare_field(record, "applied_on", write_date(Form::yyyymmdd, consent.applied_on));
}

void EvidenceJudge::compare_field(const RecordAt& record, std::string_view name,
                                  const std::string& expected) {
  const FieldSpec* spec = field(record, name);
  if (spec == nullptr) return;
  const std::string found = text(record, name);
  const bool told = found.empty() && !is_sound(record, *spec);  // that it must not be blank
  if (told || found == expected) return;
  report(Rule::evidence_differs, record, name, {{"expected", shown(*spec, expected, reveal_)}});
}

Status EvidenceJudge::read_document(TailReader& reader) {
  document_.clear();
  for (;;) {
    const auto piece = reader.document();
    if (!piece) return pass(piece);
    if (piece->empty()) return done();
    document_ += *piece;
  }
}

// A document's own faults stand behind those of the record's fields.
void EvidenceJudge::judge_document(const RecordAt& record) {
  if (document_.empty()) return;
  const FieldSpec* extension = field(record, "extension");
  if (extension == nullptr) return;
  const auto name = text(record, "extension");
  for (DocumentFault& fault : inspect_document(name, document_, check_.inspect)) {
    const auto rule = find_rule(fault.rule);
    assert(rule);
    Finding* finding = recorder_.add(
        *rule, {record.number,
                record.offset + extension->offset,
                static_cast<std::uint16_t>(spec_.records[record.kind].fields.size() + 1),
                {},
                record.kind});
    if (finding != nullptr) finding->values = std::move(fault.values);
  }
}

void EvidenceJudge::finish() {
  if (!match_) return;
  for (const Consent* consent : match_->without_evidence()) {
    Finding* finding = recorder_.add(Rule::evidence_missing, Place{});
    if (finding != nullptr)
      finding->values = {{"payer", consent->payer_number},
                         {"record", fmt::to_string(consent->record)}};
  }
}

}  // namespace kcms

#include <kcms/rules/explain.hpp>

#include <kcms/codec/guard.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace kcms {
namespace {

class Collected final : public FindingSink {
 public:
  void take(Finding finding) override { findings.push_back(std::move(finding)); }
  std::vector<Finding> findings;
};

ExplainedField explained(const FieldSpec& field, const FileSpec& spec, std::string_view record,
                         Reveal reveal) {
  const std::string_view bytes = raw(field, record);
  return {&field,
          shown_bytes(field, bytes, reveal),
          shown_decoded(field, spec.charset, bytes, reveal),
          {}};
}

// Fields that the rest of the file confirms, where nothing was found in them.
bool is_confirmed(const FieldSpec& field) { return field.form == Form::serial || field.same_as; }

// The fields of a record, shown as far as the findings in it allow.
void show(ExplainedRecord& record, const FileSpec& spec, const WatchedRecord& watched,
          Reveal reveal) {
  const Guard guard(spec, reveal);
  const auto is_known = [&record](std::size_t i) {
    return is_confirmed(*record.fields[i].field) && record.fields[i].findings.empty();
  };
  record.doubted = guard.conceals(*record.shape, watched.bytes, watched.missing);
  const std::string seen = guard.guarded(*record.shape, watched.bytes, watched.missing, is_known);
  for (ExplainedField& field : record.fields) {
    auto findings = std::move(field.findings);
    field = explained(*field.field, spec, seen, reveal);
    field.findings = std::move(findings);
  }
}

void assign(ExplainedRecord& record, std::vector<Finding> findings) {
  for (Finding& finding : findings) {
    const std::size_t rank = finding.place.field_rank;
    const bool of_field = rank >= 1 && rank <= record.fields.size();
    (of_field ? record.fields[rank - 1].findings : record.findings).push_back(std::move(finding));
  }
}

}  // namespace

Result<ExplainedRecord> explain(ByteSource& source, const Identity& identity,
                                const Reference& reference, std::uint64_t number, Reveal reveal) {
  Collected collected;
  const ValidateOptions options{
      .reveal = reveal, .max_findings = 0, .suppressed = {}, .watched = number};
  const auto verdict = validate(source, identity, reference, options, collected);
  if (!verdict) return pass(verdict);
  if (!verdict->watched) {
    return fail(Errc::usage, Phrase{"error.no-such-record",
                                    {{"file", source.name()},
                                     {"record", fmt::to_string(number)},
                                     {"records", fmt::to_string(verdict->records)}}});
  }
  const WatchedRecord& watched = *verdict->watched;
  ExplainedRecord record{.number = number,
                         .offset = watched.offset,
                         .records = verdict->records,
                         .raw = {},
                         .fields = {},
                         .document = watched.document,
                         .findings = {}};
  if (watched.kind == none) {
    record.raw = std::string(watched.bytes.size(), '*');
    if (reveal == Reveal::yes) record.raw = watched.bytes;
  } else {
    record.shape = &identity.spec->records[watched.kind];
    for (const FieldSpec& field : record.shape->fields)
      if (field.offset + field.length <= watched.bytes.size())
        record.fields.push_back({&field, {}, {}, {}});
  }
  assign(record, std::move(collected.findings));
  if (record.shape != nullptr) show(record, *identity.spec, watched, reveal);
  return record;
}

}  // namespace kcms

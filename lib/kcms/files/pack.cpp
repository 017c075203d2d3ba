#include <kcms/files/pack.hpp>

#include <kcms/base/digest.hpp>
#include <kcms/base/text.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/evidence/document_name.hpp>
#include <kcms/files/document_file.hpp>
#include <kcms/files/pack_plan.hpp>
#include <kcms/generated/rule_ids.hpp>

#include <algorithm>
#include <utility>

namespace kcms {

namespace {

constexpr std::size_t most_faults = 1000;
constexpr std::string_view faults_of_documents = "rule.";  // their sentences are those of rules

bool is_grave(std::string_view rule) noexcept {
  const auto* const row = std::ranges::find(rule_rows, rule, &RuleRow::id);
  return row == rule_rows.end() || row->severity >= Severity::error;
}

class Packer {
 public:
  Packer(const PackInput& input, const FileSpec& spec, const PackOptions& options, ByteSink& sink)
      : input_(input),
        options_(options),
        plan_(input, options),
        out_(spec, {"payer_number", "bank", "account", "applied_on", "evidence_type", "extension"},
             {{{"biller", input.enrolments.biller}}, options.date}, sink, refusals_),
        buffer_(static_cast<std::size_t>(options.table.max_bytes() + 1)) {}

  Result<Packed> run() {
    if (const Status planned = plan_.make(); !planned) return pass(planned);
    for (const PlannedEvidence& evidence : plan_.evidence())
      if (const Status taken = take(evidence); !taken) return pass(taken);
    plan_.faults().add(input_.applications, refusals_);
    if (plan_.faults().empty())
      if (const Status finished = out_.finish(); !finished) return pass(finished);
    return Packed{out_.records(), out_.data_records(), std::move(plan_.faults()),
                  std::move(warnings_)};
  }

 private:
  void report(std::string where, std::uint64_t line, std::string_view key, Phrase::Values values) {
    plan_.faults().add({std::move(where), {line, "", Phrase(key, std::move(values))}});
  }

  // One document that cannot be had hides no other.
  [[nodiscard]] Result<bool> refuse(const Error& error) {
    if (error.code != Errc::data) return tl::unexpected<Error>(error);
    plan_.faults().add({"", {0, "", error.phrase}});
    return false;
  }

  // The document, or nothing where it is known or turns out to be too large or damaged.
  [[nodiscard]] Result<bool> read(const PlannedEvidence& evidence) {
    const DocumentEntry& entry = input_.documents.entries()[evidence.document];
    const std::uint64_t most = options_.table.max_bytes();
    if (entry.size && *entry.size > most) return false;
    const auto source = input_.documents.open(evidence.document);
    if (!source) return refuse(source.error());
    const auto got = (*source)->read(buffer_);
    if (!got) return refuse(got.error());
    document_ = {buffer_.data(), *got};
    if (*got <= most && (!entry.size || *entry.size == *got)) return true;
    report(plan_.document_path(evidence.document), 0, "pack.changed", {});
    return false;
  }

  [[nodiscard]] Status take(const PlannedEvidence& evidence) {
    const auto there = read(evidence);
    if (!there) return pass(there);
    if (!*there) return done();
    inspect(evidence);
    if (!plan_.faults().empty()) return done();
    const Consent& consent = *evidence.consent;
    const DocumentEntry& entry = input_.documents.entries()[evidence.document];
    return out_.add({{"payer_number", consent.payer_number},
                     {"bank", evidence.bank},
                     {"account", consent.account},
                     {"applied_on", write_date(Form::yyyymmdd, consent.applied_on)},
                     {"evidence_type", evidence.evidence_type},
                     {"extension", std::string(extension_of(entry.name))}},
                    document_, consent.record);
  }

  void inspect(const PlannedEvidence& evidence) {
    const std::string path = plan_.document_path(evidence.document);
    const std::string_view name = input_.documents.entries()[evidence.document].name;
    if (!evidence.sha256.empty() && evidence.sha256 != sha256(document_))
      report(plan_.manifest(), evidence.manifest_line, "pack.other-digest", {{"file", path}});
    if (document_.empty()) return;
    for (DocumentFault& fault : inspect_document(extension_of(name), document_, options_.inspect)) {
      std::string key(faults_of_documents);
      key.append(fault.rule).append(".sentence");
      PackFault found{path, {0, "", Phrase(key, std::move(fault.values)), fault.rule}};
      if (is_grave(fault.rule))
        plan_.faults().add(std::move(found));
      else
        warnings_.add(std::move(found));
    }
  }

  const PackInput& input_;
  const PackOptions& options_;
  Refusals refusals_;
  PackPlan plan_;
  DocumentFile out_;
  PackFaults warnings_;
  std::vector<char> buffer_;   // a byte more than the largest document has
  std::string_view document_;  // the one whose turn it is
};

}  // namespace

void PackFaults::add(PackFault fault) {
  if (kept_.size() < most_faults)
    kept_.push_back(std::move(fault));
  else
    ++more_;
}

void PackFaults::add(const std::string& file, const Refusals& refusals) {
  for (const Refusal& refusal : refusals.kept()) add({file, refusal});
  more_ += refusals.count() - refusals.kept().size();
}

Result<Packed> pack_evidence(const PackInput& input, const FileSpec& spec,
                             const PackOptions& options, ByteSink& sink) {
  return Packer(input, spec, options, sink).run();
}

}  // namespace kcms

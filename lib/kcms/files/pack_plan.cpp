#include <kcms/files/pack_plan.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/evidence/document_name.hpp>
#include <kcms/files/manifest_columns.hpp>
#include <kcms/files/row_date.hpp>
#include <kcms/files/row_reader.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace kcms {

namespace {

// Bytes of a manifest among the documents: a zip of a few kilobytes may hold gigabytes of rows.
constexpr std::uint64_t most_of_manifest = std::uint64_t{1} << 16;
constexpr std::uint64_t most_of_row = std::uint64_t{1} << 10;

ManifestCells cells_of(const Row& row, std::span<const std::string> columns) {
  ManifestCells cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto* const known = std::ranges::find(manifest_columns, columns[i]);
    if (known != manifest_columns.end() && row.gives(i))
      cells[static_cast<std::size_t>(known - manifest_columns.begin())] = row.cells[i];
  }
  return cells;
}

}  // namespace

PackPlan::PackPlan(const PackInput& input, const PackOptions& options)
    : input_(input), options_(options), used_(input.documents.entries().size()) {}

void PackPlan::report(std::string where, std::uint64_t line, std::string_view key,
                      Phrase::Values values) {
  faults_.add({std::move(where), {line, "", Phrase(key, std::move(values))}});
}

std::string PackPlan::document_path(std::size_t document) const {
  return input_.documents.name() + "/" + input_.documents.entries()[document].name;
}

void PackPlan::index_enrolments() {
  for (const Consent& consent : input_.enrolments.consents)
    if (const auto [place, is_new] = by_payer_.emplace(consent.payer_number, &consent); !is_new)
      report(input_.applications, consent.record, "pack.enrolled-twice",
             {{"payer", consent.payer_number}, {"record", std::to_string(place->second->record)}});
}

// Whoever writes a manifest may lay it beside the documents, under another name than ours.
bool PackPlan::is_given_manifest(std::size_t document) const {
  if (input_.manifest == nullptr) return false;
  std::error_code error;
  return std::filesystem::equivalent(document_path(document), input_.manifest->name(), error);
}

void PackPlan::index_documents() {
  const auto entries = input_.documents.entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string& name = entries[i].name;
    if (name == manifest_name || is_given_manifest(i)) {
      if (name == manifest_name) manifest_at_ = i;
      used_[i] = true;
      continue;
    }
    by_name_.emplace(name, i);
    if (!is_safe_name(name)) {
      used_[i] = true;
      report(document_path(i), 0, "pack.not-a-document");
    } else {
      by_stem_[std::string(stem_of(name))].push_back(i);
    }
  }
}

// A row for each enrolment is enough.
bool PackPlan::fits_in_memory(const DocumentEntry& manifest) {
  const std::uint64_t most = most_of_manifest + most_of_row * input_.enrolments.consents.size();
  if (manifest.size.value_or(0) <= most) return true;
  manifest_sound_ = false;
  report(manifest_, 0, "pack.manifest-too-large",
         {{"bytes", grouped(*manifest.size)}, {"most", grouped(most)}});
  return false;
}

Status PackPlan::read_manifest() {
  if (input_.manifest != nullptr) {
    manifest_ = input_.manifest->name();
    return read_rows(*input_.manifest);
  }
  if (!manifest_at_) return done();
  manifest_ = document_path(*manifest_at_);
  if (!fits_in_memory(input_.documents.entries()[*manifest_at_])) return done();
  const auto opened = input_.documents.open(*manifest_at_);
  if (!opened) return pass(opened);
  return read_rows(**opened);
}

Status PackPlan::read_rows(ByteSource& source) {
  Refusals refusals;
  const auto rows = open_rows(source, manifest_columns, refusals);
  if (!rows) return pass(rows);
  const auto columns = (*rows)->columns();
  for (const auto needed : {manifest_column::payer_number, manifest_column::file}) {
    if (std::ranges::find(columns, manifest_columns[needed]) != columns.end()) continue;
    manifest_sound_ = false;
    report(manifest_, 1, "pack.column-missing",
           {{"column", std::string(manifest_columns[needed])}});
  }
  manifest_sound_ = manifest_sound_ && refusals.empty();
  while (manifest_sound_) {
    const auto row = (*rows)->next();
    if (!row) return pass(row);
    if (*row == nullptr) break;
    take_row(**row, columns);
  }
  manifest_sound_ = manifest_sound_ && refusals.empty();
  faults_.add(manifest_, refusals);
  return done();
}

void PackPlan::take_row(const Row& row, std::span<const std::string> columns) {
  namespace at = manifest_column;
  auto cells = cells_of(row, columns);
  const auto consent = by_payer_.find(cells[at::payer_number]);
  if (consent == by_payer_.end())
    return report(manifest_, row.line, "pack.not-enrolled", {{"payer", cells[at::payer_number]}});
  if (!planned_.insert(consent->first).second)
    return report(manifest_, row.line, "pack.payer-twice", {{"payer", cells[at::payer_number]}});
  const auto document = by_name_.find(cells[at::file]);
  if (document == by_name_.end())
    return report(manifest_, row.line, "pack.no-such-document",
                  {{"file", cells[at::file]}, {"documents", input_.documents.name()}});
  if (const auto [other, is_new] = named_.emplace(document->second, consent->second); !is_new)
    return report(manifest_, row.line, "pack.document-shared",
                  {{"file", cells[at::file]}, {"payer", other->second->payer_number}});
  judge_row(row.line, *consent->second, cells[at::bank], cells[at::applied_on]);
  plan({.consent = consent->second,
        .document = document->second,
        .evidence_type = cells[at::evidence_type],
        .bank = cells[at::bank],
        .sha256 = in_small_letters(cells[at::sha256]),
        .bytes = cells[at::bytes],
        .manifest_line = row.line});
}

// What a manifest says beside the document must be what the enrolment says.
void PackPlan::judge_row(std::uint64_t line, const Consent& consent, const std::string& bank_code,
                         const std::string& date) {
  const BankCodes& banks = options_.banks;
  if (!bank_code.empty() && banks.representative(bank_code) != banks.representative(consent.bank))
    report(manifest_, line, "pack.row-differs",
           {{"column", "bank"}, {"given", bank_code}, {"expected", consent.bank}});
  const std::string expected = write_date(Form::yyyymmdd, consent.applied_on);
  if (!date.empty() && row_date(date) != expected)
    report(manifest_, line, "pack.row-differs",
           {{"column", "applied_on"}, {"given", date}, {"expected", expected}});
}

std::vector<std::size_t> PackPlan::unused_of(const std::string& stem) const {
  std::vector<std::size_t> found;
  if (const auto named = by_stem_.find(stem); named != by_stem_.end())
    std::ranges::copy_if(named->second, std::back_inserter(found),
                         [this](std::size_t i) { return !used_[i]; });
  return found;
}

// Under the name that extracting gives ("A%2E1.gif"), or under the payer number as it is.
void PackPlan::find_by_name(const Consent& consent) {
  if (planned_.contains(consent.payer_number)) return;
  const std::string safe_name = document_name(consent.payer_number, "");
  std::vector<std::size_t> found = unused_of(safe_name);
  if (safe_name != consent.payer_number && !consent.payer_number.contains('%'))
    std::ranges::copy(unused_of(consent.payer_number), std::back_inserter(found));
  for (const std::size_t i : found) used_[i] = true;
  if (found.empty())
    return report(input_.applications, consent.record, "pack.missing",
                  {{"payer", consent.payer_number}, {"documents", input_.documents.name()}});
  for (std::size_t i = 1; i < found.size(); ++i)
    report(document_path(found[i]), 0, "pack.document-twice",
           {{"payer", consent.payer_number}, {"other", document_path(found[0])}});
  plan({.consent = &consent, .document = found[0]});
}

void PackPlan::plan(PlannedEvidence evidence) {
  used_[evidence.document] = true;
  if (evidence.evidence_type.empty()) evidence.evidence_type = options_.evidence_type;
  if (evidence.bank.empty()) evidence.bank = options_.banks.representative(evidence.consent->bank);
  judge_type(evidence);
  evidence_.push_back(std::move(evidence));
}

void PackPlan::judge_type(const PlannedEvidence& evidence) {
  const std::string path = document_path(evidence.document);
  const DocumentEntry& entry = input_.documents.entries()[evidence.document];
  if (evidence.evidence_type.empty())
    return report(path, 0, "pack.no-type", {{"payer", evidence.consent->payer_number}});
  const auto allowed = options_.table.allowed(evidence.evidence_type, options_.date);
  const std::string type = evidence.evidence_type;
  if (allowed.max_bytes == 0)
    return report(path, 0, "pack.unknown-type", {{"type", type}, {"table", options_.table.name()}});
  if (!takes_extension(allowed, extension_of(entry.name))) {
    report(path, 0, "pack.extension",
           {{"type", type},
            {"extensions", listed_extensions(allowed)},
            {"table", options_.table.name()}});
  }
  if (entry.size && *entry.size > allowed.max_bytes)
    report(path, 0, "pack.too-large",
           {{"bytes", grouped(*entry.size)}, {"most", grouped(allowed.max_bytes)}, {"type", type}});
  if (entry.size == std::uint64_t{0}) report(path, 0, "pack.empty");
  if (!evidence.bytes.empty() && entry.size && to_number(evidence.bytes) != *entry.size) {
    report(manifest_, evidence.manifest_line, "pack.row-differs",
           {{"column", "bytes"},
            {"given", evidence.bytes},
            {"expected", std::to_string(*entry.size)}});
  }
}

void PackPlan::report_unused() {
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (!used_[i])
      report(document_path(i), 0, "pack.unused", {{"applications", input_.applications}});
}

Status PackPlan::make() {
  index_enrolments();
  index_documents();
  if (const Status read = read_manifest(); !read) return read;
  if (!manifest_sound_) return done();  // all else would follow from it
  for (const Consent& consent : input_.enrolments.consents) find_by_name(consent);
  report_unused();
  return done();
}

}  // namespace kcms

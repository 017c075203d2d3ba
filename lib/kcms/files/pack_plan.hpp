// Which document belongs to which enrolment, found out before anything is written.
#pragma once

#include <kcms/files/pack.hpp>
#include <kcms/files/row_reader.hpp>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// One evidence to be written. Borrows from the input.
struct PlannedEvidence {
  const Consent* consent = nullptr;
  std::size_t document = 0;  // index into DocumentSource::entries()
  std::string evidence_type;
  std::string bank;    // as it is to be written
  std::string sha256;  // what the manifest says; "" = nothing
  std::string bytes;   // the same
  std::uint64_t manifest_line = 0;
};

class PackPlan {
 public:
  // Both must outlive the plan.
  PackPlan(const PackInput& input, const PackOptions& options);

  // Finds a document for every enrolment, an enrolment for every document.
  [[nodiscard]] Status make();

  [[nodiscard]] const std::vector<PlannedEvidence>& evidence() const noexcept { return evidence_; }
  [[nodiscard]] PackFaults& faults() noexcept { return faults_; }
  [[nodiscard]] const std::string& manifest() const noexcept { return manifest_; }
  [[nodiscard]] std::string document_path(std::size_t document) const;

 private:
  void index_enrolments();
  void index_documents();
  [[nodiscard]] bool is_given_manifest(std::size_t document) const;
  [[nodiscard]] Status read_manifest();
  [[nodiscard]] Status read_rows(ByteSource& source);
  void take_row(const Row& row, std::span<const std::string> columns);
  void judge_row(std::uint64_t line, const Consent& consent, const std::string& bank,
                 const std::string& date);
  [[nodiscard]] bool fits_in_memory(const DocumentEntry& manifest);
  [[nodiscard]] std::vector<std::size_t> unused_of(const std::string& stem) const;
  void find_by_name(const Consent& consent);
  void plan(PlannedEvidence evidence);
  void judge_type(const PlannedEvidence& evidence);
  void report_unused();
  void report(std::string where, std::uint64_t line, std::string_view key,
              Phrase::Values values = {});

  const PackInput& input_;
  const PackOptions& options_;
  std::map<std::string_view, const Consent*> by_payer_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_stem_;
  std::map<std::string_view, std::size_t> by_name_;
  std::set<std::string_view> planned_;           // payer numbers of the manifest
  std::map<std::size_t, const Consent*> named_;  // documents of the manifest, and whose they are
  std::vector<bool> used_;                       // by document
  bool manifest_sound_ = true;                   // it could be read as rows
  std::string manifest_;                         // what messages call it
  std::optional<std::size_t> manifest_at_;       // among the documents
  std::vector<PlannedEvidence> evidence_;
  PackFaults faults_;
};

}  // namespace kcms

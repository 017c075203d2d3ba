// EI13 from the enrolments of an EB13 and their documents.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/codec/enrolments.hpp>
#include <kcms/domain/bank_codes.hpp>
#include <kcms/evidence/document_source.hpp>
#include <kcms/evidence/evidence_table.hpp>
#include <kcms/evidence/inspect_document.hpp>
#include <kcms/files/refusal.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// The name under which documents carry their own manifest: never a document itself.
inline constexpr std::string_view manifest_name = "manifest.csv";

// What is to be packed. All must outlive the packing.
struct PackInput {
  std::string applications;  // what messages call the EB13
  const Enrolments& enrolments;
  DocumentSource& documents;
  ByteSource* manifest = nullptr;  // null: that among the documents, or none
};

struct PackOptions {
  std::string evidence_type;  // for documents whose manifest says none; "" = there is no other
  Date date{};                // of the file
  const EvidenceTable& table;
  const BankCodes& banks;
  InspectOptions inspect;
};

// One reason why the documents are no EI13, or a doubt about one of them.
struct PackFault {
  std::string file;  // the EB13, the manifest or a document; "" where the sentence names it
  Refusal what;      // .line is a record of the EB13 or a line of the manifest
};

// Keeps the first thousand, and counts the others.
class PackFaults {
 public:
  void add(PackFault fault);
  // What is wrong with the rows of `file`.
  void add(const std::string& file, const Refusals& refusals);

  [[nodiscard]] bool empty() const noexcept { return kept_.empty(); }
  [[nodiscard]] std::uint64_t count() const noexcept { return kept_.size() + more_; }
  [[nodiscard]] const std::vector<PackFault>& kept() const noexcept { return kept_; }
  [[nodiscard]] std::uint64_t more() const noexcept { return more_; }

 private:
  std::vector<PackFault> kept_;
  std::uint64_t more_ = 0;
};

struct Packed {
  std::uint64_t records = 0;
  std::uint64_t data_records = 0;
  PackFaults faults;    // where there is one, the sink holds no file
  PackFaults warnings;  // of rules that are no more than that
};

// Writes a file of the layout `spec` with exactly the enrolments, each with its document: the one
// that the manifest names, or else the one called <payer_number>.<extension>. Rows of a manifest
// set the order, then the EB13 does. All faults are found before it returns; the caller commits
// `sink` where there is none. A document is in memory while it is its turn, at most the table's
// largest size; an enrolment takes about 300 bytes.
[[nodiscard]] Result<Packed> pack_evidence(const PackInput& input, const FileSpec& spec,
                                           const PackOptions& options, ByteSink& sink);

}  // namespace kcms

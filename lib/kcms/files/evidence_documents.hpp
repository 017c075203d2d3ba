// The documents of a file such as EI13, to be taken out of it: under safe names, with a manifest
// from which pack_evidence() makes the same file.
#pragma once

#include <kcms/base/digest_thread.hpp>
#include <kcms/evidence/document_source.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kcms {

// Why a document cannot be taken out.
enum class LostBy : std::uint8_t {
  cut_off,      // the file ends in it
  length,       // nobody can tell where it ends
  what_follows  // it ends where it says, but what stands behind may belong to it
};

// A record whose document cannot be taken out.
struct LostDocument {
  std::uint64_t record = 0;
  LostBy by = LostBy::length;
};

class EvidenceDocuments final : public DocumentSource {
 public:
  // Lists the documents of `payer_number` alone, or of all where it is "". `source` is a file or
  // memory, and must outlive this. About 300 bytes are kept of each.
  [[nodiscard]] static Result<std::unique_ptr<EvidenceDocuments>> list(
      ByteSource& source, const FileSpec& spec, const std::string& payer_number);

  // The last entry is the manifest: the digests in it are those of the documents as they were read.
  [[nodiscard]] std::span<const DocumentEntry> entries() const override { return entries_; }
  [[nodiscard]] Result<std::unique_ptr<ByteSource>> open(std::size_t index) override;
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

  [[nodiscard]] const std::vector<LostDocument>& lost() const noexcept { return lost_; }
  // Without one the file ends too early, and nobody can tell how many documents it had.
  [[nodiscard]] bool trailer_met() const noexcept { return trailer_met_; }
  [[nodiscard]] std::uint64_t skipped() const noexcept { return skipped_; }  // bytes in no record

 private:
  struct Evidence {
    std::uint64_t offset = 0;  // of the document
    std::string payer_number;
    std::string evidence_type;
    std::string bank;
    std::string applied_on;
    std::string sha256;  // "" until it was read
  };
  explicit EvidenceDocuments(ByteSource& source) : source_(&source) {}
  [[nodiscard]] std::string manifest() const;

  ByteSource* source_;
  std::vector<DocumentEntry> entries_;
  std::vector<Evidence> evidence_;
  std::vector<LostDocument> lost_;
  std::uint64_t skipped_ = 0;
  bool trailer_met_ = false;
  std::string manifest_;
  DigestThread hasher_;  // last: it writes into evidence_
};

}  // namespace kcms

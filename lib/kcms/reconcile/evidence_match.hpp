// The enrolments of an EB13 held against the documents of its EI13: which of them has no
// counterpart.
#pragma once

#include <kcms/codec/record_reader.hpp>
#include <kcms/reconcile/anomaly.hpp>
#include <kcms/reconcile/consent_reader.hpp>
#include <kcms/rules/key_index.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace kcms {

// Feed it all data records of both files, in any order, then ask. Memory: 24 bytes a consent;
// fingerprints of 128 bits are taken for the consents themselves.
class EvidenceMatch {
 public:
  // All must outlive it.
  EvidenceMatch(const ConsentReader& applications, const ConsentReader& evidence)
      : applications_(applications), evidence_(evidence) {}

  void add(Side side, const Batch& records);
  // To be called once, at the end. `spoiled`: records of documents that prove nothing, in order.
  void settle(std::span<const std::uint64_t> spoiled);

  // Record numbers without a counterpart, in order: enrolments without a document, and documents
  // without an enrolment. A second document for one enrolment is one of the latter.
  [[nodiscard]] const std::vector<std::uint64_t>& without_document() const noexcept {
    return without_document_;
  }
  [[nodiscard]] const std::vector<std::uint64_t>& without_enrolment() const noexcept {
    return without_enrolment_;
  }
  // Enrolments whose document proves nothing.
  [[nodiscard]] const std::vector<std::uint64_t>& unproven() const noexcept { return unproven_; }

 private:
  void settle_run(std::span<const KeyIndex::Entry> run, std::span<const std::uint64_t> spoiled);

  const ConsentReader& applications_;
  const ConsentReader& evidence_;
  KeyIndex index_;
  std::vector<std::uint64_t> without_document_;
  std::vector<std::uint64_t> without_enrolment_;
  std::vector<std::uint64_t> unproven_;
};

}  // namespace kcms

// Enrolments of EB13 ↔ evidence of EI13: each has exactly one of the other. Compares values, since
// the two files have them in other widths, and banks by their representative codes.
#pragma once

#include <kcms/codec/enrolments.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kcms {

class ConsentMatch {
 public:
  // `enrolments` must outlive this; 16 bytes more are kept of each.
  explicit ConsentMatch(const Enrolments& enrolments);

  // What an evidence of this payer number belongs to.
  struct Found {
    const Consent* consent = nullptr;  // null: the payer is not enrolled
    std::uint64_t taken_by = 0;        // record of another evidence that has it already; 0: none
  };
  // Takes an enrolment of the payer for the evidence in `record`; the first that is still free.
  [[nodiscard]] Found take(std::string_view payer_number, std::uint64_t record);

  // The enrolments that no evidence took, in file order.
  [[nodiscard]] std::vector<const Consent*> without_evidence() const;

 private:
  struct Entry {
    const Consent* consent = nullptr;
    std::uint64_t taken_by = 0;
  };
  std::vector<Entry> entries_;  // by payer number, then by record
};

}  // namespace kcms

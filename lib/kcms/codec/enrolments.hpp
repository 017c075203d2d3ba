// The enrolments of a file of applications (EB13): what EI13 must prove.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/domain/consent.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kcms {

struct Enrolments {
  std::string biller;                // as the header says
  std::uint64_t applications = 0;    // data records
  std::uint64_t not_understood = 0;  // records of no known kind, or of another length
  std::vector<Consent> consents;     // about 200 bytes each; a date that is none is left at zero
};

// Whether files of this layout hold applications of payers that the biller sends: what banks took
// in (EB11), and what became of either, needs no evidence.
[[nodiscard]] bool has_enrolments(const FileSpec& spec);

// Precondition: has_enrolments(spec). Records that are none of the layout are passed over.
[[nodiscard]] Result<Enrolments> read_enrolments(ByteSource& source, const FileSpec& spec);

}  // namespace kcms

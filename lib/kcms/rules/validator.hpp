// Judges a whole file against its layout: every fault in one pass, in file order.
// Marks first, explains later: the hot pass (codec/column_check) only says which records need a
// closer look.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/base/finding.hpp>
#include <kcms/codec/identify.hpp>
#include <kcms/codec/record_reader.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/rules/depth.hpp>
#include <kcms/rules/recorder.hpp>
#include <kcms/rules/reference.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kcms {

struct EvidenceCheck;

// Sees the records of a file as they are judged, in file order.
class RecordObserver {
 public:
  virtual ~RecordObserver() = default;
  // Records of one kind side by side, without their tails; where the file is at fault, some may be
  // of no kind. They hold until the call returns.
  virtual void take(std::uint16_t kind, const Batch& records) = 0;
};

struct ValidateOptions {
  Reveal reveal = Reveal::no;
  // Of EI13: judge the documents too (rules/evidence_check.hpp); null: framing and fields alone.
  const EvidenceCheck* evidence = nullptr;
  bool uniqueness = true;             // the rules that need an index over keys
  std::uint64_t max_findings = 1000;  // handed to the sink; 0 = all. The counts are always complete
  std::vector<std::string> suppressed;  // rule ids that are not reported and not counted
  Depth depth = Depth::everything;
  RecordObserver* observer = nullptr;
  std::uint64_t watched =
      0;  // keep the bytes of this record and the findings of it alone; 0 = none
  // The file was just made from rows. Nothing is said of a field that is a gap (codec/gap.hpp),
  // nor of the copy of a field that is at fault, and nothing is concluded from them; of errors and
  // of warnings max_findings reach the sink each, and notes do not.
  bool just_made = false;
};

// The record that ValidateOptions::watched asked for.
struct WatchedRecord {
  std::uint16_t kind = none;  // index into FileSpec::records
  std::uint64_t offset = 0;
  std::string bytes;        // without a tail; of a line of another length what can be read again
  std::string document;     // what is shown of its tail: see document_digest; "" without one
  std::size_t missing = 0;  // of the bytes, blanks at the end that the file lacks
};

struct FileVerdict {
  std::uint64_t records = 0;
  std::uint64_t data_records = 0;
  std::array<std::uint64_t, 4> counts{};  // by Severity
  std::vector<SuppressedRule> suppressed;
  FramingFacts framing;
  std::optional<WatchedRecord> watched;

  [[nodiscard]] std::uint64_t count(Severity severity) const noexcept {
    return counts[static_cast<std::size_t>(severity)];
  }
  [[nodiscard]] bool valid() const noexcept {
    return count(Severity::error) == 0 && count(Severity::fatal) == 0;
  }
};

// Findings of what is `given` reach `sink` in file order, then in field order, when the file is
// read. Memory: a fixed buffer, plus 24 bytes a record where the layout has a `unique` rule and it
// is asked for; a pipe is then copied to an unnamed file first (base/unnamed_file).
[[nodiscard]] Result<FileVerdict> validate(ByteSource& given, const Identity& identity,
                                           const Reference& reference,
                                           const ValidateOptions& options, FindingSink& sink);

}  // namespace kcms

// Finding: the data is wrong. Ordinary, many per file, wanted; reading goes on after it.
#pragma once

#include <kcms/base/phrase.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kcms {

enum class Severity : std::uint8_t {
  note,
  warning,
  error,
  fatal
};  // fatal: nothing after it can be trusted

[[nodiscard]] constexpr std::string_view name_of(Severity severity) noexcept {
  constexpr std::string_view names[] = {"note", "warning", "error", "fatal"};
  return names[static_cast<std::size_t>(severity)];
}

// Where a finding is. `record` counts from 1 and counts the header; 0 is the file as a whole.
struct Place {
  std::uint64_t record = 0;
  std::uint64_t offset = 0;      // byte in the file, of the field or else of the record
  std::uint16_t field_rank = 0;  // position of the field in its record, for the order of findings
  std::string_view field;        // "payer_number"; "" = the whole record. Borrowed from the layout.
  std::uint16_t kind = no_kind;  // of the record, an index into its layout

  static constexpr std::uint16_t no_kind = 0xFFFF;
};

struct Finding {
  Severity severity = Severity::error;
  std::string_view rule;         // stable id, borrowed from the rulebook
  std::string_view centre_code;  // the failure code the centre would answer, or ""
  Place place;
  std::string value;      // what was found, UTF-8, already masked where secret
  Phrase::Values values;  // fill the rule's sentence, beside {field} and {value}
};

// Takes findings as they are made. Not thread-safe.
class FindingSink {
 public:
  virtual ~FindingSink() = default;
  virtual void take(Finding finding) = 0;
};

}  // namespace kcms

// What keeps a request and its result from being reconciled.
#pragma once

#include <kcms/base/finding.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kcms {

enum class AnomalyKind : std::uint8_t {
  unexpected,  // answered but never asked
  duplicate,   // answered twice
  altered,     // an echoed field differs
  amount,      // an amount that cannot be
  ambiguous,   // several requests fit and nothing decides
  unpaired,    // half of a set
  unreadable,  // absent, empty, cut off or damaged
  missing,     // an enrolment without evidence, or evidence without an enrolment
  count,       // a total does not add up
  wrong_file,  // kind, biller or date do not belong together
};

[[nodiscard]] constexpr std::string_view name_of(AnomalyKind kind) noexcept {
  constexpr std::string_view names[] = {"unexpected", "duplicate", "altered",    "amount",
                                        "ambiguous",  "unpaired",  "unreadable", "missing",
                                        "count",      "wrong-file"};
  return names[static_cast<std::size_t>(kind)];
}

enum class Side : std::uint8_t { request, result };

struct Anomaly {
  AnomalyKind kind = AnomalyKind::unexpected;
  Side side = Side::result;  // whose record it is
  std::uint64_t record = 0;  // from 1, the header counts; 0: the file as a whole
  std::string_view field;    // "" = no one field
  std::vector<std::pair<std::string_view, std::string>> key;  // of the record, as it may be shown
  Phrase message;  // its sentence; empty where `finding` has it
  std::optional<Finding> finding;
};

// Keeps the first anomalies in the order of the result's records, then the request's, and counts
// them all.
class AnomalyList {
 public:
  // Keeps at most `limit`; 0: all.
  explicit AnomalyList(std::uint64_t limit) : limit_(limit) {}

  // Whether an anomaly of this record would be kept: if not, `count` spares making it.
  [[nodiscard]] bool has_room(Side side, std::uint64_t record) const noexcept;
  void count() noexcept { ++total_; }
  void add(Anomaly anomaly);

  [[nodiscard]] std::uint64_t total() const noexcept { return total_; }
  // In order; ends the list.
  [[nodiscard]] std::vector<Anomaly> take();

 private:
  std::uint64_t limit_;
  std::uint64_t total_ = 0;
  std::vector<Anomaly> kept_;  // a heap with the last on top once it is full
};

}  // namespace kcms

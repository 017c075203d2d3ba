// Requests and answers of one key: which answers which.
#pragma once

#include <kcms/reconcile/anomaly.hpp>
#include <kcms/reconcile/answer.hpp>
#include <kcms/reconcile/pair_bytes.hpp>

#include <limits>
#include <span>
#include <vector>

namespace kcms {

inline constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

// no: nothing is concluded from serials. yes: among several that fit, the one of the same serial is
// meant.
enum class TrustSerials : std::uint8_t { no, yes };

// What is wrong with an answer.
struct Trouble {
  AnomalyKind kind = AnomalyKind::unexpected;
  std::size_t answer = 0;      // index
  std::size_t asked = nobody;  // index of the request it is about; nobody: of all of the key
  const FieldSpec* field = nullptr;
};

struct Pairing {
  std::vector<std::size_t> asked_of;  // for each answer, the index of its request, or `nobody`
  std::vector<bool> open;             // for each request: what became of it cannot be told
  std::vector<bool> is_copy;  // for each answer, whether it is another one again, serial and all
  std::vector<Trouble> troubles;
  bool has_strays = false;        // an answer has no place: one of them was meant for another key
  bool rests_on_serials = false;  // another trust in serials would pair them otherwise
  bool serials_differ = false;  // an answer has not the serial of any request that it can belong to
  bool serials_fail = false;    // trusted, they leave an answer without a request that fits one
};

// A pure function. An answer fits a request where outcome and amounts go together: a failure over
// the whole amount, a partial one over a part. One that fits several is decided by its serial or,
// where all answers are alike, not at all; what cannot be told is said so. Serials that leave an
// answer over that has its place without them are those of another numbering, and not trusted.
[[nodiscard]] Pairing pair_up(const PairPlan& plan, const PairBytes& bytes,
                              std::span<const Asked> asked, std::span<const Answer> answers,
                              TrustSerials trust);

}  // namespace kcms

// Records that only make sense together (an account change: a cancel and an enrolment), asked and
// answered as one.
#pragma once

#include <kcms/reconcile/anomaly.hpp>
#include <kcms/reconcile/pair_side.hpp>
#include <kcms/reconcile/set_reader.hpp>
#include <kcms/rules/key_index.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace kcms {

// The sets of one rule of the request's layout; the result has the same fields at the same places.
class Sets {
 public:
  // All must outlive it. `index_bytes`: how much its index may hold.
  Sets(const SetSpec& rule, PairSide& request, PairSide& result, std::uint64_t index_bytes,
       Reveal reveal);

  // The first pass: all records of the rule's kind.
  void add(Side side, const Batch& records);
  // Takes the number of a request of which nothing is known unless it is answered.
  using Doubt = std::function<Status(std::uint64_t)>;
  // An anomaly for each half that came alone, and for each that is refused alone: the centre has
  // still to answer that one, or the other half. And one for each record of a set of which a half
  // came twice: nobody can tell which belong together. Both say whether all was refused already.
  [[nodiscard]] Status settle(AnomalyList& anomalies, const Doubt& doubt);

 private:
  struct Set {
    std::string key;
    std::vector<std::vector<std::uint64_t>> asked;  // by half: record numbers
    std::vector<std::vector<std::uint64_t>> answered;
  };
  using Sentence = std::function<Phrase()>;  // asked for where it is kept
  [[nodiscard]] PairSide& side_of(Side side) noexcept {
    return side == Side::request ? request_ : result_;
  }
  [[nodiscard]] Status judge(std::span<const KeyIndex::Entry> run, AnomalyList& anomalies,
                             const Doubt& doubt);
  [[nodiscard]] Status judge_set(const Set& set, AnomalyList& anomalies, const Doubt& doubt);
  [[nodiscard]] Status leave_open(std::span<const std::uint64_t> asked, const Sentence& message,
                                  AnomalyList& anomalies, const Doubt& doubt);
  [[nodiscard]] Status report(Side side, std::uint64_t record, const Sentence& message,
                              AnomalyList& anomalies);

  const SetSpec& rule_;
  SetReader reader_;
  PairSide& request_;
  PairSide& result_;
  KeyIndex index_;
  Reveal reveal_;
};

}  // namespace kcms

// Pairs the records of a request with those of its result, ten million with ten million: an index
// of 24 bytes a record over the answers and over those requests that may have one, in as many
// passes as the memory asks for.
#pragma once

#include <kcms/reconcile/anomaly.hpp>
#include <kcms/reconcile/answer_filter.hpp>
#include <kcms/reconcile/crowd_list.hpp>
#include <kcms/reconcile/group.hpp>
#include <kcms/reconcile/pair_side.hpp>
#include <kcms/reconcile/pair_tally.hpp>
#include <kcms/reconcile/reading_sum.hpp>
#include <kcms/reconcile/strays.hpp>
#include <kcms/rules/key_index.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace kcms {

struct MatcherOptions {
  Reveal reveal = Reveal::no;
  std::uint64_t index_bytes = 0;       // how much the index may hold
  std::uint64_t expected_answers = 0;  // about how many the result has
  std::uint64_t expected_asked = 0;    // and the request
  FateList* fates = nullptr;           // filled where it is asked for
};

class Matcher {
 public:
  // All must outlive it.
  Matcher(const PairPlan& plan, PairSide& request, PairSide& result, AnomalyList& anomalies,
          const MatcherOptions& options);

  // The first pass: all records of both files, the result's first.
  void add_answers(const Batch& records);
  void add_asked(const Batch& records);
  // Pairs what was added, and reads both files again for what had no room. Then the requests that
  // an answer without a request may have meant are undetermined.
  [[nodiscard]] Status settle();
  // After that: a request that has no answer is undetermined.
  [[nodiscard]] Status doubt(std::uint64_t record);
  [[nodiscard]] const PairTally& tally() const noexcept { return tally_; }

 private:
  using Entries = std::span<const KeyIndex::Entry>;
  struct Members {  // of a group
    std::vector<Answer> answers;
    std::vector<Asked> asked;
  };
  using Prints = std::array<std::uint64_t, 128>;
  [[nodiscard]] std::size_t fingerprint(const Batch& records, std::size_t first, Prints& prints,
                                        ReadingSum& seen) const;
  enum class Reading : std::uint8_t { first, again };  // again: for keys that had no room before
  void read_answers(const Batch& records, Reading reading, ReadingSum& seen);
  void count_answer(std::string_view answer, Outcome outcome);
  void index_asked(const Batch& records, ReadingSum& seen);
  void count_asked(const Batch& records);
  [[nodiscard]] Status read_again();
  [[nodiscard]] Status pair_run(Entries run);
  [[nodiscard]] Status pair_group(Entries answers, Entries asked);
  [[nodiscard]] Status pair_crowd(const Crowd& crowd);
  [[nodiscard]] Status give_up(const Crowd& crowd);
  [[nodiscard]] Status pair_late(const Crowd& crowd);
  [[nodiscard]] Pairing pair(const Members& group, TrustSerials trust) const;
  [[nodiscard]] TrustSerials trust_in(const Members& group);
  [[nodiscard]] Result<Members> members_of(const Crowd& crowd);
  [[nodiscard]] Result<Answer> answer_at(std::uint64_t record);
  [[nodiscard]] Result<Asked> asked_at(std::uint64_t record);
  void book(const Members& group, const Pairing& pairing);
  void reject(const Answer& answer);
  void report(const Trouble& trouble, const Answer& answer, const Asked* asked);
  [[nodiscard]] Status doubt_strays();
  [[nodiscard]] Status pair_crowds();

  const PairPlan& plan_;
  PairSide& request_;
  PairSide& result_;
  AnomalyList& anomalies_;
  MatcherOptions options_;
  PairBytes bytes_;
  KeyIndex index_;
  AnswerFilter answers_;
  CrowdList crowds_;     // groups that rest on serials: what these are worth shows last
  bool counted_ = true;  // the answers are numbered from the first on: by themselves, or by chance
  bool numbered_by_itself_ =
      false;  // … by themselves: an answer that fits one request only has not its serial
  Strays strays_;
  PairTally tally_;
  ReadingSum answers_seen_;  // of the first reading
  ReadingSum asked_seen_;
  std::uint64_t answer_count_ = 0;
};

}  // namespace kcms

// Pairs the records of a request with those of its result, ten million with ten million: an index
// of 24 bytes a record over the answers and over those requests that may have one, in as many
// passes as the memory asks for.
#pragma once

#include <kcms/reconcile/anomaly.hpp>
#include <kcms/reconcile/answer_filter.hpp>
#include <kcms/reconcile/crowd_list.hpp>
#include <kcms/reconcile/group.hpp>
#include <kcms/reconcile/item.hpp>
#include <kcms/reconcile/pair_side.hpp>
#include <kcms/reconcile/record_set.hpp>
#include <kcms/reconcile/strays.hpp>
#include <kcms/reconcile/tally.hpp>
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
  // Adds up.
  [[nodiscard]] Counts counts() const;

  [[nodiscard]] const Sum& requested() const noexcept { return requested_; }
  [[nodiscard]] bool unreadable_amount() const noexcept { return unreadable_amount_; }
  [[nodiscard]] bool overflow() const noexcept {
    return requested_.overflow || not_collected_.overflow;
  }

 private:
  using Entries = std::span<const KeyIndex::Entry>;
  struct Members {  // of a group
    std::vector<Answer> answers;
    std::vector<Asked> asked;
  };
  using Prints = std::array<std::uint64_t, 128>;
  [[nodiscard]] std::size_t fingerprint(const Batch& records, std::size_t first,
                                        Prints& prints) const;
  enum class Reading : std::uint8_t { first, again };  // again: for keys that had no room before
  void read_answers(const Batch& records, Reading reading);
  void tally(std::string_view answer, Outcome outcome);
  void index_asked(const Batch& records);
  void tally_asked(const Batch& records);
  [[nodiscard]] Status pair_run(Entries run);
  [[nodiscard]] Status pair_group(Entries answers, Entries asked);
  [[nodiscard]] Status pair_crowd(const Crowd& crowd);
  [[nodiscard]] Status pair_late(const Crowd& crowd);
  [[nodiscard]] Pairing pair(const Members& group, TrustSerials trust) const;
  [[nodiscard]] TrustSerials trust_in(const Members& group);
  [[nodiscard]] Result<Members> members_of(const Crowd& crowd);
  [[nodiscard]] Result<Answer> answer_at(std::uint64_t record);
  [[nodiscard]] Result<Asked> asked_at(std::uint64_t record);
  void book(const Members& group, const Pairing& pairing);
  void reject(const Answer& answer);
  void report(const Trouble& trouble, const Members& group);
  void conclude(std::uint64_t record, Fate fate, std::uint64_t answer);
  void leave_open(std::uint64_t record, std::optional<std::uint64_t> amount);
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
      false;           // … by themselves: an answer that fits one request only has not its serial
  RecordSet settled_;  // requests that have an answer or are undetermined
  FateDigest fates_;   // what became of these
  Strays strays_;
  std::uint64_t asked_end_ = 0;  // one more than the number of the last request
  std::uint64_t answer_count_ = 0;
  std::uint64_t asked_count_ = 0;
  std::uint64_t failed_ = 0;  // answers, less those without a request
  std::uint64_t partial_ = 0;
  std::uint64_t undetermined_ = 0;  // requests
  Sum requested_;
  Sum not_collected_;  // of failed and partial answers
  std::uint64_t undetermined_amount_ = 0;
  CodeCounts failed_codes_;
  CodeCounts partial_codes_;
  bool unreadable_amount_ = false;
};

}  // namespace kcms

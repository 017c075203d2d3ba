// What became of the records of a request, added up as it is concluded: counts, codes, and money to
// the won. Inline where it is asked for every record.
#pragma once

#include <kcms/reconcile/answer.hpp>
#include <kcms/reconcile/item.hpp>
#include <kcms/reconcile/record_set.hpp>
#include <kcms/reconcile/tally.hpp>

#include <cstdint>
#include <optional>

namespace kcms {

class PairTally {
 public:
  // `list`: filled record by record; null where nobody asks for it.
  explicit PairTally(FateList* list) noexcept : list_(list) {}

  // An answer, until it turns out to have no request; `code` is packed. One that is unclear says
  // nothing, and is not to be counted.
  void count_answer(Outcome outcome, std::uint64_t code, std::uint64_t amount) {
    ++count_of(outcome);
    ++codes_of(outcome)[code];
    not_collected_.add(amount);
  }
  void discount_answer(Outcome outcome, std::uint64_t code, std::uint64_t amount) {
    --count_of(outcome);
    --codes_of(outcome)[code];
    not_collected_.take(amount);
  }

  // Records of the request; the last one has the number `end` - 1.
  void count_asked(std::uint64_t count, std::uint64_t end) noexcept {
    asked_ += count;
    asked_end_ = end;
  }
  void add_amount(std::optional<std::uint64_t> amount) noexcept {
    unreadable_amount_ = unreadable_amount_ || !amount;
    requested_.add(amount.value_or(0));
  }

  // To be called when all is counted and nothing concluded yet.
  void begin_concluding() { settled_.cover(asked_end_); }
  // Of a record of the request; `answer`: the number of the result's, 0 = none.
  void conclude(std::uint64_t record, Fate fate, std::uint64_t answer) {
    settled_.put(record);
    fates_.add(record, fate);
    if (list_ != nullptr) list_->set(record, fate, answer);
  }
  // What became of it cannot be told.
  void leave_open(std::uint64_t record, std::optional<std::uint64_t> amount);
  // Whether something was concluded of a record; what nobody mentions is accepted.
  [[nodiscard]] bool is_settled(std::uint64_t record) const noexcept {
    return settled_.has(record);
  }

  // Whether there are as many requests as something was concluded of.
  [[nodiscard]] bool adds_up() const noexcept {
    return failed_ <= asked_ && partial_ <= asked_ - failed_ &&
           undetermined_ <= asked_ - failed_ - partial_;
  }
  // Precondition: it adds up, and nothing overflowed.
  [[nodiscard]] Counts counts() const;

  [[nodiscard]] const Sum& requested() const noexcept { return requested_; }
  [[nodiscard]] bool unreadable_amount() const noexcept { return unreadable_amount_; }
  [[nodiscard]] bool overflow() const noexcept {
    return requested_.overflow || not_collected_.overflow;
  }

 private:
  [[nodiscard]] std::uint64_t& count_of(Outcome outcome) noexcept {
    return outcome == Outcome::failed ? failed_ : partial_;
  }
  [[nodiscard]] CodeCounts& codes_of(Outcome outcome) noexcept {
    return outcome == Outcome::failed ? failed_codes_ : partial_codes_;
  }

  FateList* list_;
  RecordSet settled_;  // requests that have an answer or are undetermined
  FateDigest fates_;   // what became of these
  std::uint64_t asked_ = 0;
  std::uint64_t asked_end_ = 0;
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

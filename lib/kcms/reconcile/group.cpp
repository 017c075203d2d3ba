#include <kcms/reconcile/group.hpp>

#include <kcms/codec/value.hpp>
#include <kcms/reconcile/fit_table.hpp>
#include <kcms/reconcile/most_pairs.hpp>

#include <algorithm>

namespace kcms {
namespace {

class Group {
 public:
  Group(const PairPlan& plan, const PairBytes& bytes, std::span<const Asked> asked,
        std::span<const Answer> answers, TrustSerials trust)
      : plan_(plan), bytes_(bytes), asked_(asked), answers_(answers), trust_(trust) {
    pairing_.is_copy.assign(answers.size(), false);
    pairing_.asked_of.assign(answers.size(), nobody);
    pairing_.open.assign(asked.size(), false);
  }

  Pairing pair() {
    if (asked_.empty()) {
      for (std::size_t a = 0; a < answers_.size(); ++a) report(AnomalyKind::unexpected, a, nobody);
      pairing_.has_strays = !answers_.empty();
      return std::move(pairing_);
    }
    table_ = FitTable(plan_, bytes_, asked_, answers_);
    find_copies();
    note_serials();
    settle_single();
    if (!all_placed()) settle_crowd();
    return std::move(pairing_);
  }

 private:
  void settle_crowd() {
    if (trust_ == TrustSerials::yes) try_serials();
    pairing_.has_strays = most_answered() < answers_.size();
    settle_alike();
    for (std::size_t a = 0; a < answers_.size(); ++a)
      if (is_waiting(a) || pairing_.is_copy[a]) explain(a);
  }

  // A record that stands there once more, serial and all, is no other answer.
  void find_copies() {
    if (plan_.serial.result == nullptr) return;
    for (std::size_t a = 1; a < answers_.size(); ++a)
      pairing_.is_copy[a] = std::ranges::any_of(
          answers_.first(a), [&](const Answer& other) { return other.bytes == answers_[a].bytes; });
  }

  [[nodiscard]] bool same_serial(std::size_t a, std::size_t q) const {
    if (plan_.serial.result == nullptr) return false;
    return raw(*plan_.serial.request, asked_[q].bytes) ==
           raw(*plan_.serial.result, answers_[a].bytes);
  }
  // Whether two answers say the same of whatever request they belong to.
  [[nodiscard]] bool alike(std::size_t a, std::size_t b) const {
    const Answer& x = answers_[a];
    const Answer& y = answers_[b];
    return x.outcome == y.outcome && x.amount == y.amount &&
           packed_code(plan_, x.bytes.data()) == packed_code(plan_, y.bytes.data());
  }
  [[nodiscard]] bool is_waiting(std::size_t a) const {
    return pairing_.asked_of[a] == nobody && !pairing_.is_copy[a] && (told_.empty() || !told_[a]);
  }
  // The requests that an answer may belong to.
  [[nodiscard]] std::vector<std::size_t> candidates(std::size_t a) const {
    std::vector<std::size_t> found;
    each_common(table_.echoed(a), table_.free(), [&](std::size_t q) { found.push_back(q); });
    return found;
  }
  // The only one of them; `nobody` where there is none, or another one.
  [[nodiscard]] std::size_t only_candidate(std::size_t a) const {
    std::size_t only = nobody;
    std::size_t count = 0;
    each_common(table_.echoed(a), table_.free(), [&](std::size_t q) {
      only = q;
      ++count;
    });
    return count == 1 ? only : nobody;
  }
  [[nodiscard]] bool is_taken(std::size_t q) const { return !has_bit(table_.free(), q); }
  void take(std::size_t a, std::size_t q) {
    pairing_.asked_of[a] = q;
    table_.take(q);
  }

  void report(AnomalyKind kind, std::size_t a, std::size_t q, const FieldSpec* field = nullptr) {
    pairing_.troubles.push_back({kind, a, q, field});
    told_.resize(answers_.size());
    told_[a] = true;
  }

  // Serials are not kept, whichever of the requests is meant, if none of them has the answer's.
  void note_serial(std::size_t a, const std::vector<std::size_t>& requests) {
    if (plan_.serial.result == nullptr || requests.empty()) return;
    const auto has_it = [&](std::size_t q) { return same_serial(a, q); };
    if (std::ranges::none_of(requests, has_it)) pairing_.serials_differ = true;
  }
  void note_serials() {
    for (std::size_t a = 0; a < answers_.size(); ++a)
      if (is_waiting(a)) note_serial(a, candidates(a));
  }

  // An answer that fits one request only belongs to it, and so on.
  void settle_single() {
    for (bool more = true; more;) {
      more = false;
      for (std::size_t a = 0; a < answers_.size(); ++a) {
        const std::size_t q = is_waiting(a) ? only_candidate(a) : nobody;
        if (q == nobody) continue;
        take(a, q);
        note_serial(a, {q});
        more = true;
      }
    }
  }

  // The most answers that can have a request: those that have one, and of the others as many as
  // fit.
  [[nodiscard]] std::size_t most_answered() const {
    std::size_t answered = 0;
    std::vector<std::vector<std::size_t>> fits;
    for (std::size_t a = 0; a < answers_.size(); ++a) {
      if (is_waiting(a))
        fits.push_back(candidates(a));
      else if (pairing_.asked_of[a] != nobody)
        ++answered;
    }
    return answered + most_pairs(fits, asked_.size());
  }

  [[nodiscard]] bool all_placed() const {
    return std::ranges::find(pairing_.asked_of, nobody) == pairing_.asked_of.end();
  }

  void try_serials() {
    const Pairing before = pairing_;
    const FitTable table = table_;
    const std::size_t possible = most_answered();
    settle_by_serial();
    if (!pairing_.rests_on_serials || most_answered() == possible) return;
    pairing_ = before;
    pairing_.serials_fail = true;
    table_ = table;
  }

  void settle_by_serial() {
    for (std::size_t a = 0; a < answers_.size(); ++a) {
      if (!is_waiting(a)) continue;
      for (const std::size_t q : candidates(a)) {
        if (!same_serial(a, q)) continue;
        take(a, q);
        pairing_.rests_on_serials = true;
        break;
      }
    }
    settle_single();
  }

  enum class Overlap : std::uint8_t { none, some, whole };
  // Of the candidates of two answers.
  [[nodiscard]] Overlap overlap_of(std::size_t a, std::size_t b) const {
    bool is_met = false;
    bool is_whole = true;
    const AskedBits free = table_.free();
    for (std::size_t word = 0; word < free.size(); ++word) {
      const std::uint64_t of_a = table_.echoed(a)[word] & free[word];
      const std::uint64_t of_b = table_.echoed(b)[word] & free[word];
      is_met = is_met || (of_a & of_b) != 0;
      is_whole = is_whole && of_a == of_b;
    }
    return !is_met ? Overlap::none : is_whole ? Overlap::whole : Overlap::some;
  }

  // As many answers as requests, all alike: whichever belongs to which, the same comes of it. All
  // others are ambiguous.
  void settle_alike() {
    for (std::size_t a = 0; a < answers_.size(); ++a) {
      if (!is_waiting(a)) continue;
      const auto found = candidates(a);
      if (found.empty()) continue;
      std::vector<std::size_t> others;
      bool all_alike = true;
      for (std::size_t b = a; b < answers_.size(); ++b) {
        if (!is_waiting(b)) continue;
        const Overlap overlap = overlap_of(a, b);
        if (overlap == Overlap::none) continue;
        all_alike = all_alike && overlap == Overlap::whole && alike(a, b);
        others.push_back(b);
      }
      if (all_alike && others.size() >= found.size()) {
        for (std::size_t i = 0; i < found.size(); ++i) take(others[i], found[i]);
        continue;
      }
      pairing_.rests_on_serials = true;
      for (const std::size_t b : others) report(AnomalyKind::ambiguous, b, found.front());
      for (const std::size_t b : others) open_all(table_.echoed(b));
    }
  }

  // Those of these requests that no answer took.
  void open_all(AskedBits bits) {
    each_common(bits, table_.free(), [&](std::size_t q) { pairing_.open[q] = true; });
  }

  // The request of this group that the answer most likely meant; `nobody` where none is left.
  [[nodiscard]] std::size_t likely(std::size_t a) const {
    std::size_t best = nobody;
    for (std::size_t q = 0; q < asked_.size(); ++q)
      if (!is_taken(q) && (best == nobody || (same_serial(a, q) && !same_serial(a, best))))
        best = q;
    return best;
  }

  [[nodiscard]] const FieldSpec* unclear_field(std::size_t a) const {
    return is_reason_given(plan_, answers_[a].bytes) ? plan_.outcome : plan_.code;
  }

  // An answer without a place whose request another has: one of the two is out of place, and that
  // may be the other, which then belongs to another request.
  void contest(std::size_t a) {
    for (std::size_t b = 0; b < answers_.size(); ++b) {
      const std::size_t q = pairing_.asked_of[b];
      if (q == nobody || !has_bit(table_.echoed(a), q) || alike(a, b)) continue;
      pairing_.open[q] = true;
      open_all(table_.fitting(b));
    }
  }

  // Why an answer has no request.
  void explain(std::size_t a) {
    contest(a);
    std::size_t meant = nobody;
    each_common(table_.fitting(a), table_.free(), [&](std::size_t q) {
      pairing_.open[q] = true;
      if (meant == nobody) meant = q;
    });
    if (pairing_.is_copy[a]) return report(AnomalyKind::duplicate, a, meant_by_original(a));
    if (meant != nobody) {
      const FieldSpec* altered = bytes_.altered(asked_[meant].bytes, answers_[a].bytes);
      if (altered != nullptr) return report(AnomalyKind::altered, a, meant, altered);
      return report(AnomalyKind::amount, a, meant, plan_.debit_mode.result);
    }
    const std::size_t q = likely(a);
    if (q != nobody) {
      for (std::size_t i = 0; i < asked_.size(); ++i)
        if (!is_taken(i)) pairing_.open[i] = true;
      const bool unclear = answers_[a].outcome == Outcome::unclear;
      return report(unclear ? AnomalyKind::unreadable : AnomalyKind::amount, a, q,
                    unclear ? unclear_field(a) : plan_.amount.result);
    }
    reject_twin(a);
  }

  // The request of the answer that `a` is a copy of, or one that it may have.
  [[nodiscard]] std::size_t meant_by_original(std::size_t a) const {
    for (std::size_t b = 0; b < a; ++b)
      if (pairing_.asked_of[b] != nobody && answers_[b].bytes == answers_[a].bytes)
        return pairing_.asked_of[b];
    for (std::size_t q = 0; q < asked_.size(); ++q)
      if (has_bit(table_.fitting(a), q)) return q;
    return 0;
  }

  // All requests of the key are answered already. The answer may have been meant for any of those
  // it fits: where it says something else, nothing is known of them.
  void reject_twin(std::size_t a) {
    std::size_t twin = 0;
    for (std::size_t b = 0; b < answers_.size(); ++b) {
      const std::size_t q = pairing_.asked_of[b];
      if (q == nobody) continue;
      twin = q;
      if (!alike(a, b)) pairing_.open[q] = true;
    }
    report(AnomalyKind::duplicate, a, twin);
  }

  const PairPlan& plan_;
  const PairBytes& bytes_;
  std::span<const Asked> asked_;
  std::span<const Answer> answers_;
  TrustSerials trust_;
  FitTable table_;
  std::vector<bool> told_;  // answers that troubles tell of; empty where none does
  Pairing pairing_;
};

}  // namespace

Pairing pair_up(const PairPlan& plan, const PairBytes& bytes, std::span<const Asked> asked,
                std::span<const Answer> answers, TrustSerials trust) {
  return Group(plan, bytes, asked, answers, trust).pair();
}

}  // namespace kcms

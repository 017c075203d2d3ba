// Answers that cannot belong to the requests whose key they have: which others they may have meant.
#pragma once

#include <kcms/reconcile/answer.hpp>
#include <kcms/reconcile/pair_bytes.hpp>

#include <string_view>
#include <vector>

namespace kcms {

// unknown: no request has its key, so all that is known of it is its amount or a part of its key.
// copied: it says again what another record says, but for its serial perhaps, and may have been
// written over any answer of that amount. doubtful: a request has its key, but something else
// differs; or the key is what differs.
enum class StrayKey : std::uint8_t { unknown, copied, doubtful };

class Strays {
 public:
  // Both must outlive it.
  Strays(const PairPlan& plan, const PairBytes& bytes) : plan_(plan), bytes_(bytes) {}

  void add(const Answer& answer, StrayKey key);
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  // Whether they are so many that nothing is told of any request without an answer.
  [[nodiscard]] bool are_many() const noexcept { return count_ > most; }

  // Whether one of them may have meant this request.
  [[nodiscard]] bool may_mean(std::string_view asked) const;
  // The same, of a request that is then undetermined. To be called for all that are so or have no
  // answer.
  bool put_in_doubt(std::string_view asked);
  // After that: whether one with an unknown key may have meant none of them.
  [[nodiscard]] bool are_lost() const noexcept;

 private:
  static constexpr std::size_t most = 64;  // beyond that a result is no longer taken at its word
  struct Stray {
    Answer answer;
    StrayKey key = StrayKey::unknown;
    bool placed = false;  // it may have meant a request that is undetermined
  };
  [[nodiscard]] bool may_mean(const Stray& stray, std::string_view asked,
                              std::optional<std::uint64_t> amount) const;

  const PairPlan& plan_;
  const PairBytes& bytes_;
  std::size_t count_ = 0;
  std::vector<Stray> strays_;  // the first of them
};

}  // namespace kcms

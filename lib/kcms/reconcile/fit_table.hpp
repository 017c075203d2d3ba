// Which answers of a group fit which of its requests, looked at once, a bit for each pair; and
// which requests no answer took so far.
#pragma once

#include <kcms/reconcile/answer.hpp>
#include <kcms/reconcile/pair_bytes.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kcms {

// A set of requests by their index.
using AskedBits = std::span<const std::uint64_t>;

class FitTable {
 public:
  FitTable() = default;
  FitTable(const PairPlan& plan, const PairBytes& bytes, std::span<const Asked> asked,
           std::span<const Answer> answers);

  // The requests whose amount and outcome go together with the answer's.
  [[nodiscard]] AskedBits fitting(std::size_t answer) const noexcept {
    return AskedBits(words_).subspan(2 * answer * width_, width_);
  }
  // Those of them that it echoes, all but the amount.
  [[nodiscard]] AskedBits echoed(std::size_t answer) const noexcept {
    return AskedBits(words_).subspan((2 * answer + 1) * width_, width_);
  }
  // All, at first; and bits beyond the last, which fit nothing.
  [[nodiscard]] AskedBits free() const noexcept { return AskedBits(words_).last(width_); }
  void take(std::size_t asked) noexcept {
    words_[words_.size() - width_ + asked / 64] &= ~(std::uint64_t{1} << (asked % 64));
  }

 private:
  std::size_t width_ = 0;
  std::vector<std::uint64_t> words_;  // of each answer two rows; one for those that are free
};

[[nodiscard]] inline bool has_bit(AskedBits bits, std::size_t at) noexcept {
  return (bits[at / 64] >> (at % 64) & 1U) != 0;
}

// Calls `take` with the index of each request in both sets, in order.
template <class Take>
void each_common(AskedBits a, AskedBits b, const Take& take) {
  for (std::size_t word = 0; word < a.size(); ++word)
    for (std::uint64_t left = a[word] & b[word]; left != 0; left &= left - 1)
      take(64 * word + static_cast<std::size_t>(std::countr_zero(left)));
}

}  // namespace kcms

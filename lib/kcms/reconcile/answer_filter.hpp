// Which fingerprints the answers may have, a few bits an answer: a request that none of them can
// mean needs no place in an index. Inline, because every record is asked for.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kcms {

class AnswerFilter {
 public:
  // For about `answers`, in at most `bytes` of memory. Where the `requests` are hardly more it lets
  // all of them pass: to ask would cost more than it saves.
  AnswerFilter(std::uint64_t answers, std::uint64_t requests, std::uint64_t bytes)
      : asks_(answers < requests / worth_asking),
        words_(asks_ ? words_for(answers, bytes) : 1),
        mask_(words_.size() - 1) {}

  void put(std::uint64_t fingerprint) noexcept {
    if (asks_) words_[place_of(fingerprint)] |= bit_of(fingerprint);
  }
  [[nodiscard]] bool may_have(std::uint64_t fingerprint) const noexcept {
    return !asks_ || (words_[place_of(fingerprint)] & bit_of(fingerprint)) != 0;
  }
  // Asks for what is known of a fingerprint, which may be far away.
  void prefetch(std::uint64_t fingerprint) const noexcept {
    if (asks_) __builtin_prefetch(&words_[place_of(fingerprint)]);
  }
  void clear() noexcept { std::ranges::fill(words_, 0); }

 private:
  static constexpr std::uint64_t worth_asking = 2;
  static constexpr std::uint64_t bits_an_answer = 8;
  static constexpr std::uint64_t word_bits = 64;
  static constexpr std::uint64_t least_words = 1024;

  static std::size_t words_for(std::uint64_t answers, std::uint64_t bytes) noexcept {
    const std::uint64_t wanted = std::bit_ceil(answers * bits_an_answer / word_bits + 1);
    const std::uint64_t most = std::max(least_words, std::bit_floor(bytes / sizeof wanted + 1));
    return std::clamp(wanted, least_words, most);
  }
  [[nodiscard]] std::size_t place_of(std::uint64_t fingerprint) const noexcept {
    return (fingerprint / word_bits) & mask_;
  }
  static std::uint64_t bit_of(std::uint64_t fingerprint) noexcept {
    return std::uint64_t{1} << (fingerprint % word_bits);
  }

  bool asks_;
  std::vector<std::uint64_t> words_;  // a power of two
  std::size_t mask_;
};

}  // namespace kcms

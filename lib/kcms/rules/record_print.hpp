// A fingerprint of chosen bytes of a record. Which ones is worked out once: from then on a record
// is eight bytes at a time with a mask for each, whatever the fields. Inline, because it is taken
// of every record. Not for secrets: see fingerprint.hpp.
#pragma once

#include <kcms/rules/fingerprint.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace kcms {

class RecordPrint {
 public:
  struct Stretch {
    std::size_t offset;
    std::size_t length;
  };
  // Of records of at least `length` bytes, within which the stretches lie; they may overlap. Prints
  // of other seeds have nothing to do with one another.
  RecordPrint(std::span<const Stretch> stretches, std::size_t length, std::uint64_t seed);

  [[nodiscard]] std::uint64_t of(const char* record) const noexcept {
    if (length_ >= word_size) return print_of(record);
    std::array<char, word_size> whole{};
    std::copy_n(record, length_, whole.begin());
    return print_of(whole.data());
  }

 private:
  static constexpr std::size_t word_size = 8;
  struct Word {
    std::size_t offset = 0;
    std::uint64_t mask = 0;

    [[nodiscard]] std::uint64_t in(const char* record) const noexcept {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, record + offset, sizeof bytes);
      return bytes & mask;
    }
  };
  using Four = std::array<Word, 4>;

  // Two states, so that neither waits for the other.
  [[nodiscard]] std::uint64_t print_of(const char* record) const noexcept {
    std::uint64_t a = seed_ ^ 0x9E3779B97F4A7C15;
    std::uint64_t b = seed_ ^ 0x8EBC6AF09C88C6E3;
    for (const Four& words : fours_) {
      a = mixed(a ^ words[0].in(record), words[1].in(record) ^ 0xA0761D6478BD642F);
      b = mixed(b ^ words[2].in(record), words[3].in(record) ^ 0x589965CC75374CC3);
    }
    return mixed(a ^ 0xE7037ED1A0B428DB, b ^ 0x1D8E4E27C47D124F);
  }

  std::uint64_t seed_;
  std::size_t length_;
  std::vector<Four> fours_;
};

}  // namespace kcms

// A fingerprint of some bytes, sixteen at a time. Inline, because it is taken of every record. Not
// for secrets: who knows it can make two texts of one fingerprint.
#pragma once

#include <cstdint>
#include <cstring>

namespace kcms {

// Every bit of the result depends on every bit of both.
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) noexcept {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Feed the parts of a key one after the other; parts of other lengths are other keys.
class Fingerprint {
 public:
  // Fingerprints of different seeds have nothing to do with one another.
  explicit Fingerprint(std::uint64_t seed = 0) noexcept : state_(0x9E3779B97F4A7C15 ^ seed) {}

  void add(const char* bytes, std::size_t count) noexcept {
    const char* const end = bytes + count;
    for (; end - bytes > 16; bytes += 16)
      take(load<std::uint64_t>(bytes), load<std::uint64_t>(bytes + 8));
    const auto left = static_cast<std::size_t>(end - bytes);
    if (left >= 8) return take(load<std::uint64_t>(bytes), load<std::uint64_t>(end - 8) + left);
    if (left >= 4) return take(load<std::uint32_t>(bytes), load<std::uint32_t>(end - 4) + left);
    if (left > 0) take(byte(bytes) | byte(bytes + left / 2) << 8 | byte(end - 1) << 16, left);
  }

  [[nodiscard]] std::uint64_t value() const noexcept { return mixed(state_, 0xE7037ED1A0B428DB); }

 private:
  template <class Word>
  static std::uint64_t load(const char* bytes) noexcept {
    Word word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }
  static std::uint64_t byte(const char* at) noexcept { return static_cast<unsigned char>(*at); }
  void take(std::uint64_t a, std::uint64_t b) noexcept {
    state_ = mixed(state_ ^ a, b ^ 0xA0761D6478BD642F);
  }

  std::uint64_t state_;
};

}  // namespace kcms

// Questions about eight bytes at a time, without intrinsics. Byte 0 is the lowest of the word on
// every machine.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kcms::eight {

inline constexpr std::size_t size = 8;
inline constexpr std::uint64_t ones = 0x0101010101010101;
inline constexpr std::uint64_t tops = 0x8080808080808080;

[[nodiscard]] inline std::uint64_t load(const char* at) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, at, size);
  return std::endian::native == std::endian::big ? std::byteswap(word) : word;
}

[[nodiscard]] constexpr std::uint64_t all(char c) noexcept {
  return ones * static_cast<unsigned char>(c);
}

// The top bit of each byte that is `c`; no carry crosses a byte.
[[nodiscard]] constexpr std::uint64_t equal_to(std::uint64_t word, char c) noexcept {
  const std::uint64_t other = word ^ all(c);
  return ~(((other & ~tops) + ~tops) | other) & tops;
}

// The top bit of each byte that is no printable ASCII (blank to tilde).
[[nodiscard]] constexpr std::uint64_t unprintable(std::uint64_t word) noexcept {
  constexpr std::uint64_t to_top_from_blank = all(0x80 - ' ');  // brings ' ' and above to the top
  constexpr std::uint64_t to_top_from_delete = all(0x80 - 0x7F);
  const std::uint64_t low = word & ~tops;
  return (word | ~(low + to_top_from_blank) | (low + to_top_from_delete)) & tops;
}

// How many of the last bytes of `word` are zero, eight at most.
[[nodiscard]] constexpr std::size_t leading_zero_bytes(std::uint64_t word) noexcept {
  return static_cast<std::size_t>(std::countl_zero(word)) / 8;
}

}  // namespace kcms::eight

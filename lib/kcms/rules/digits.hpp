// Digits to numbers, eight at a time. Inline, because the hot pass asks of every record.
#pragma once

#include <cstdint>
#include <cstring>

namespace kcms {

[[nodiscard]] inline std::uint64_t load_eight(const char* bytes) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Adds neighbours up: pairs, then fours, then all eight (little-endian).
[[nodiscard]] inline std::uint64_t read_eight(const char* digits) noexcept {
  std::uint64_t word = load_eight(digits) - 0x3030303030303030;
  word = (word * 10) + (word >> 8);
  constexpr std::uint64_t mask = 0x000000FF000000FF;
  constexpr std::uint64_t high = 0x000F424000000064;  // 100 + (1000000 << 32)
  constexpr std::uint64_t low = 0x0000271000000001;   // 1 + (10000 << 32)
  return (((word & mask) * high) + (((word >> 16) & mask) * low)) >> 32;
}

// The number that up to 19 digits spell. Precondition: digits only.
[[nodiscard]] inline std::uint64_t read_digits(const char* digits, std::size_t count) noexcept {
  std::uint64_t number = 0;
  for (; count >= 8; count -= 8, digits += 8) number = number * 100'000'000 + read_eight(digits);
  for (; count > 0; --count, ++digits)
    number = number * 10 + static_cast<std::uint64_t>(*digits - '0');
  return number;
}

}  // namespace kcms

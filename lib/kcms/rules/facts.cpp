#include <kcms/rules/facts.hpp>

#include <array>
#include <cstring>

namespace kcms {
namespace {

std::uint64_t load8(const char* bytes) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Eight digits at once: pairs, then fours, then all (little-endian).
std::uint64_t read_eight(const char* digits) noexcept {
  std::uint64_t word = load8(digits) - 0x3030303030303030;
  word = (word * 10) + (word >> 8);
  constexpr std::uint64_t mask = 0x000000FF000000FF;
  constexpr std::uint64_t high = 0x000F424000000064;  // 100 + (1000000 << 32)
  constexpr std::uint64_t low = 0x0000271000000001;   // 1 + (10000 << 32)
  return (((word & mask) * high) + (((word >> 16) & mask) * low)) >> 32;
}

bool eight_digits(const char* bytes) noexcept {
  const std::uint64_t word = load8(bytes);
  constexpr std::uint64_t highs = 0xF0F0F0F0F0F0F0F0;
  return ((word & highs) | (((word + 0x0606060606060606) & highs) >> 4)) == 0x3333333333333333;
}

constexpr unsigned digit(char c) noexcept { return static_cast<unsigned>(c - '0'); }

}  // namespace

bool is_business_number(std::string_view digits) noexcept {
  constexpr std::array<unsigned, 9> weights{1, 3, 7, 1, 3, 7, 1, 3, 5};
  unsigned sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += digit(digits[i]) * weights[i];
  sum += digit(digits[8]) * weights[8] / 10;
  return digit(digits[9]) == (10 - sum % 10) % 10;
}

bool is_birth_date(std::string_view digits) noexcept {
  constexpr std::array<unsigned, 13> days{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const unsigned month = digit(digits[2]) * 10 + digit(digits[3]);
  const unsigned day = digit(digits[4]) * 10 + digit(digits[5]);
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month];
}

std::uint64_t read_digits(const char* digits, std::size_t count) noexcept {
  std::uint64_t number = 0;
  for (; count >= 8; count -= 8, digits += 8) number = number * 100'000'000 + read_eight(digits);
  for (; count > 0; --count, ++digits) number = number * 10 + digit(*digits);
  return number;
}

bool are_digits(const char* bytes, std::size_t count) noexcept {
  for (; count >= 8; count -= 8, bytes += 8)
    if (!eight_digits(bytes)) return false;
  for (; count > 0; --count, ++bytes)
    if (*bytes < '0' || *bytes > '9') return false;
  return true;
}

}  // namespace kcms

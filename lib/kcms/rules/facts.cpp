#include <kcms/rules/facts.hpp>

#include <array>

namespace kcms {
namespace {

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

}  // namespace kcms

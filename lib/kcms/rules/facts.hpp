// Small facts about values, each a question that a hot step and an explaining rule ask alike.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <string_view>

namespace kcms {

// The check digit of a business registration number: ten digits, weights 1 3 7 1 3 7 1 3 5, the
// ninth product also by its tens. Precondition: ten digits.
[[nodiscard]] bool is_business_number(std::string_view digits) noexcept;

// Whether MMDD of a birth date YYMMDD can be a day of some year. Precondition: six digits.
[[nodiscard]] bool is_birth_date(std::string_view digits) noexcept;

// Whether an account number is nothing but zeros, which no account is. Precondition: not empty.
[[nodiscard]] constexpr bool is_zero_account(std::string_view digits) noexcept {
  return digits.find_first_not_of('0') == std::string_view::npos;
}

inline constexpr std::size_t resident_number_length = 13;  // 주민등록번호

// The least number that a field may hold. One that says what the centre answers to zero may not be
// zero.
[[nodiscard]] constexpr std::uint64_t least_of(const FieldSpec& field) noexcept {
  return field.min == 0 && !field.zero_centre.empty() ? 1 : field.min;
}

// 20160316, so that days compare as numbers.
[[nodiscard]] constexpr std::uint32_t day_number(Date date) noexcept {
  return static_cast<std::uint32_t>(static_cast<int>(date.year())) * 10000 +
         static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
}

}  // namespace kcms

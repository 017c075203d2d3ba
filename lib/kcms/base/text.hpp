// Small questions about byte strings. No locale, no characters: bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kcms {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// The small letter of a capital one of ASCII; any other byte is left.
[[nodiscard]] constexpr char small_letter(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] std::string in_small_letters(std::string_view text);

[[nodiscard]] constexpr bool all_digits(std::string_view text) noexcept {
  for (const char c : text)
    if (!is_digit(c)) return false;
  return true;
}
[[nodiscard]] constexpr bool all_of(std::string_view text, char wanted) noexcept {
  for (const char c : text)
    if (c != wanted) return false;
  return true;
}
[[nodiscard]] constexpr std::string_view trim_right(std::string_view text,
                                                    char pad = ' ') noexcept {
  while (!text.empty() && text.back() == pad) text.remove_suffix(1);
  return text;
}

// Whether `text` is UTF-8 from end to end.
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

// The number that `text` spells; nothing where it is empty, not all digits, or beyond 64 bits.
[[nodiscard]] std::optional<std::uint64_t> to_number(std::string_view text) noexcept;

// `value` in `width` digits, zeros in front. Precondition: it fits.
[[nodiscard]] std::string zero_padded(std::uint64_t value, std::size_t width);

// "1,234,567"
[[nodiscard]] std::string grouped(std::uint64_t value);

// The candidate at the least edit distance from `wanted`, whatever the case of its letters, or ""
// where none is near.
[[nodiscard]] std::string_view nearest(std::string_view wanted,
                                       std::span<const std::string_view> candidates);

// All but the last `shown` characters of a UTF-8 text replaced by '*', one for one; a text that has
// no more than these is hidden whole, and blanks behind stay. A byte that is no character counts as
// one.
[[nodiscard]] std::string masked(std::string_view value, std::size_t shown);

}  // namespace kcms

#include <kcms/base/text.hpp>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <utility>
#include <vector>

namespace kcms {
namespace {

// Levenshtein, one row at a time; small and capital letters are alike.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (small_letter(a[i]) == small_letter(b[j]) ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

constexpr bool continues(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Bytes of a character that begins with `first`; 0 where none does.
std::size_t announced_length(unsigned char first) noexcept {
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  if (first < 0xE0) return 2;
  return first < 0xF0 ? 3 : 4;
}

// Bytes of the whole character that begins here; 0 where none does.
std::size_t sequence_length(std::string_view text) noexcept {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = announced_length(first);
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (!continues(text[i])) return 0;
  const auto second = static_cast<unsigned char>(length > 1 ? text[1] : '\0');
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool no_character = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return overlong || no_character ? 0 : length;
}

}  // namespace

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), small_letter);
  return small;
}

bool is_utf8(std::string_view text) noexcept {
  while (!text.empty()) {
    const auto length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::optional<std::uint64_t> to_number(std::string_view text) noexcept {
  if (text.empty() || !all_digits(text)) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  return number;
}

std::string zero_padded(std::uint64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  assert(digits.size() <= width);
  return std::string(width - digits.size(), '0') + digits;
}

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

std::string_view nearest(std::string_view wanted, std::span<const std::string_view> candidates) {
  const std::size_t limit = (wanted.size() + 2) / 3;
  std::string_view best;
  std::size_t least = limit + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t away = distance(wanted, candidate);
    if (away >= least) continue;
    least = away;
    best = candidate;
  }
  return best;
}

std::string masked(std::string_view value, std::size_t shown) {
  const auto pass_over = [&value] {
    value.remove_prefix(std::max<std::size_t>(sequence_length(value), 1));
  };
  const std::string_view whole = value;
  const std::size_t blanks = value.size() - trim_right(value).size();
  std::size_t characters = 0;
  for (; value.size() > blanks; ++characters) pass_over();
  const std::size_t hidden = characters > shown ? characters - shown : characters;
  value = whole;
  for (std::size_t i = 0; i < hidden; ++i) pass_over();
  return std::string(hidden, '*').append(value);
}

}  // namespace kcms

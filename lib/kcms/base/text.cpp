#include <kcms/base/text.hpp>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <utility>
#include <vector>

namespace kcms {
namespace {

// Levenshtein, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

}  // namespace

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
  std::string mask{value};
  const std::size_t length = trim_right(value).size();
  std::fill_n(mask.begin(), length - std::min(shown, length), '*');
  return mask;
}

}  // namespace kcms

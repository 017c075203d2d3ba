#include "byte_size.hpp"

#include <kcms/base/text.hpp>

namespace kcms {

std::optional<std::uint64_t> parse_size(std::string_view text) noexcept {
  constexpr std::string_view letters = "KMG";
  const std::size_t letter = text.empty() ? std::string_view::npos : letters.find(text.back());
  if (letter != std::string_view::npos) text.remove_suffix(1);
  const auto number = to_number(text);
  if (!number) return std::nullopt;
  std::uint64_t size = *number;
  for (std::size_t i = 0; letter != std::string_view::npos && i <= letter; ++i)
    if (__builtin_mul_overflow(size, std::uint64_t{1024}, &size)) return std::nullopt;
  return size;
}

}  // namespace kcms

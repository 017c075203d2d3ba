// The mark of a value that was refused while a file was being made: NUL in every byte of its field.
// It never reaches a file that anybody sees; whoever judges such a file passes it over, because
// the fault is told already.
#pragma once

#include <kcms/base/text.hpp>

#include <algorithm>
#include <span>
#include <string_view>

namespace kcms {

inline constexpr char gap = '\0';

[[nodiscard]] constexpr bool is_gap(std::string_view field) noexcept {
  return !field.empty() && field.front() == gap && all_of(field, gap);
}
inline void leave_gap(std::span<char> field) noexcept { std::ranges::fill(field, gap); }

}  // namespace kcms

// The indices of a list of the layout, which are 16 bits wide there.
#pragma once

#include <cstdint>
#include <ranges>

namespace kcms {

// 0, 1, … for each of `list`, as records and fields are numbered.
template <class List>
[[nodiscard]] constexpr auto indices(const List& list) noexcept {
  return std::views::iota(std::uint16_t{0}, static_cast<std::uint16_t>(list.size()));
}

}  // namespace kcms

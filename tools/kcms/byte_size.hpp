// Sizes as people write them on a command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kcms {

// "64M" is 64 × 1024 × 1024 bytes; K, M, G, or nothing. Nothing where it is no size or beyond 64
// bits.
[[nodiscard]] std::optional<std::uint64_t> parse_size(std::string_view text) noexcept;

}  // namespace kcms

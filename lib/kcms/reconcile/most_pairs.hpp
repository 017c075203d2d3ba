// How many can be paired at once, where each fits some.
#pragma once

#include <cstddef>
#include <vector>

namespace kcms {

// `fits[a]`: the indices, below `count`, that `a` may be paired with; each may be taken once.
[[nodiscard]] std::size_t most_pairs(const std::vector<std::vector<std::size_t>>& fits,
                                     std::size_t count);

}  // namespace kcms

// The fields of a record that the judge has to look at.
#pragma once

#include <cstdint>
#include <vector>

namespace kcms {

// One entry a field; 0: the hot pass vouches for it.
using Suspects = std::vector<std::uint8_t>;

}  // namespace kcms

// How deep a file is judged.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>

namespace kcms {

// everything: every field. structure: what holds a file together; of data records only their tags,
// their serials and the fields that totals, headers and trailers rest on.
enum class Depth : std::uint8_t { everything, structure };

// Whether field `field` of a record of `kind` is judged at `depth`.
[[nodiscard]] bool is_judged(Depth depth, const FileSpec& spec, std::uint16_t kind,
                             std::uint16_t field) noexcept;

}  // namespace kcms

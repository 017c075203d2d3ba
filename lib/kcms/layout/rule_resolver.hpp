// Totals, unique keys, sets and allowed combinations of a layout in the making.
#pragma once

#include <kcms/layout/draft.hpp>

#include <span>

namespace kcms {

// Those that hold in the draft. All records and fields of it must be there.
[[nodiscard]] std::span<const TotalSpec> resolve_totals(const Draft& draft, std::uint16_t record);
[[nodiscard]] std::span<const UniqueSpec> resolve_unique(const Draft& draft);
[[nodiscard]] std::span<const SetSpec> resolve_sets(const Draft& draft);
[[nodiscard]] std::span<const AllowedSpec> resolve_allowed(const Draft& draft);

}  // namespace kcms

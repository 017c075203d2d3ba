// Conditions on the fields of a record: `where`, `blank_if` and the cells of `allowed`.
#pragma once

#include <kcms/layout/draft.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace kcms {

// A condition on a field of `record`; .field == none where it does not exist, which is reported.
[[nodiscard]] Condition resolve_condition(const Draft& draft, std::uint16_t record,
                                          const ConditionKeys& keys);

// The same, where `"*"` alone stands for what no row names.
[[nodiscard]] AllowedCell resolve_cell(const Draft& draft, std::uint16_t record,
                                       const ConditionKeys& keys);

}  // namespace kcms

// What may be wrong with the kinds of several schemas together.
#pragma once

#include <kcms/layout/declared.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kcms {

// A kind may have only one layout a day, and `answers` must name one of these kinds or of `others`;
// without `others` it may name anything.
void lint_kinds(const std::vector<SchemaDecl>& schemas,
                std::optional<std::span<const std::string_view>> others, Faults& faults);

}  // namespace kcms

// What a field says of other fields: same_as, not_after, agrees_with, blank_if.
#pragma once

#include <kcms/layout/draft.hpp>

namespace kcms {

// All records and fields of the draft must be there.
void resolve_references(Draft& draft);

// Whether values of a form are dates.
[[nodiscard]] bool is_date(Form form) noexcept;

}  // namespace kcms

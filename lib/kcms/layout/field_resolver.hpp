// One field of a layout, without what it says of other fields.
#pragma once

#include <kcms/layout/draft.hpp>

namespace kcms {

// `record` is where the field stands: its source counts where the field has none.
[[nodiscard]] FieldSpec resolve_field(const Draft& draft, const RecordDecl& record,
                                      const FieldKeys& keys);

}  // namespace kcms

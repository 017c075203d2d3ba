// What may be wrong with the records of a layout: lengths, names, tags, tails.
#pragma once

#include <kcms/layout/draft.hpp>

namespace kcms {

// All records of the draft must be resolved.
void lint_records(const Draft& draft);

}  // namespace kcms

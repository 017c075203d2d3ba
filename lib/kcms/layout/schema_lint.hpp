// What may be wrong with a schema before any layout is made of it: names, kinds, dates.
#pragma once

#include <kcms/layout/declared.hpp>

namespace kcms {

void lint_schema(const SchemaDecl& schema, Faults& faults);

}  // namespace kcms

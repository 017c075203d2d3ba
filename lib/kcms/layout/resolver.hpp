// Makes the layouts of a schema: one for each kind and stretch of dates.
#pragma once

#include <kcms/layout/arena.hpp>
#include <kcms/layout/codes_table.hpp>
#include <kcms/layout/declared.hpp>

#include <vector>

namespace kcms {

// Borrows from `arena` only. Faults are reported, some of them for several layouts at once.
[[nodiscard]] std::vector<FileSpec> resolve_schema(const SchemaDecl& schema,
                                                   const CodesTable& codes, Arena& arena,
                                                   Faults& faults);

}  // namespace kcms

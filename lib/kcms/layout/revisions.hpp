// The stretches of dates in which the layout of a kind stays the same.
#pragma once

#include <kcms/layout/codes_table.hpp>
#include <kcms/layout/stretch.hpp>

#include <vector>

namespace kcms {

// Oldest first, side by side; empty where the dates of the file and of the kind have nothing in
// common.
[[nodiscard]] std::vector<Stretch> revisions_of(const KindDecl& kind, const SchemaDecl& schema,
                                                const CodesTable& codes);

}  // namespace kcms

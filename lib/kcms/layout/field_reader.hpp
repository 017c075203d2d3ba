// Reads the fields of a record from their tables.
#pragma once

#include <kcms/layout/declared.hpp>

namespace kcms {

[[nodiscard]] FieldDecl read_field(Table table);

}  // namespace kcms

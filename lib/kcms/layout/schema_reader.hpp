// Reads a schema from its document: what is written, checked for keys, types and words only.
#pragma once

#include <kcms/layout/declared.hpp>

namespace kcms {

// The document must have a [file] table. What cannot be read is reported and left out.
[[nodiscard]] SchemaDecl read_schema(const Document& document, Faults& faults);

}  // namespace kcms

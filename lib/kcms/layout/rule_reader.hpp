// Reads totals, unique keys and allowed combinations from their tables.
#pragma once

#include <kcms/layout/declared.hpp>

namespace kcms {

[[nodiscard]] TotalDecl read_total(Table table);
[[nodiscard]] UniqueDecl read_unique(Table table);
[[nodiscard]] AllowedDecl read_allowed(Table table);
[[nodiscard]] SetDecl read_set(Table table);

}  // namespace kcms

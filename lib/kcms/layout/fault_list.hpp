// Puts faults in order, and says once what several layouts have in common.
#pragma once

#include <kcms/base/document.hpp>

namespace kcms {

// In the order of files, lines and columns. Faults that differ in their {layout} only become one
// that names them all.
[[nodiscard]] Faults in_order(Faults faults);

}  // namespace kcms

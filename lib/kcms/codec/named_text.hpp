// The text of a field that is known by its name.
#pragma once

#include <kcms/layout/layout.hpp>

#include <string>
#include <string_view>

namespace kcms {

// What decode() reads of the field `name` in the record `bytes`, which is of `shape`; "" where the
// layout has none of that name, or the record is cut off before it ends.
[[nodiscard]] std::string named_text(const FileSpec& spec, const RecordSpec& shape,
                                     std::string_view name, std::string_view bytes);

}  // namespace kcms

// Words that a COBOL compiler may keep for itself.
#pragma once

#include <string_view>

namespace kcms {

// Whether `name`, in capitals, is reserved by the standard, by GnuCOBOL or by IBM's compilers.
[[nodiscard]] bool is_cobol_word(std::string_view name) noexcept;

}  // namespace kcms

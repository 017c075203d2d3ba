// A layout as text, with every member of every table: two layouts are the same where their texts
// are.
#pragma once

#include <kcms/layout/layout.hpp>

#include <string>

namespace kcms::test {

[[nodiscard]] std::string layout_text(const FileSpec& f);

}  // namespace kcms::test

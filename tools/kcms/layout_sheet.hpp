// A layout on paper: what `layout show` and the manual print.
#pragma once

#include <kcms/base/words.hpp>
#include <kcms/layout/layout.hpp>

#include <string>

namespace kcms {

// Every field with offset, length, mode, names and rules; every total; every source and grade.
[[nodiscard]] std::string layout_sheet(const FileSpec& spec, const Words& words);

}  // namespace kcms

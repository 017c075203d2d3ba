// Inputs that look like rows to people and are none: spreadsheets, UTF-16, other separators.
#pragma once

#include <kcms/base/result.hpp>

#include <string>
#include <string_view>

namespace kcms {

// Looks at the beginning of an input called `name`. What is no CSV and no NDJSON, but is easily
// taken for one, is Errc::data with the cure: "rows.spreadsheet", "rows.utf-16", "rows.tabs",
// "rows.semicolons", "rows.carriage-returns". Anything else passes.
[[nodiscard]] Status check_form(std::string_view head, const std::string& name);

}  // namespace kcms

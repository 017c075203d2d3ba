// What stands between rows and a file that may be seen.
#pragma once

#include "console.hpp"
#include "tables.hpp"

#include <kcms/files/generate.hpp>

#include <string>

namespace kcms {

// Says why rows are no file, a line each: "rows.csv:12: account: …".
void say_refusals(const Refusals& refusals, const std::string& input, Console& console);

// Judges the file `made` that was written to `sink` as `validate` would, and says every warning and
// error. False where it must not be seen: there are errors or, with --strict, warnings.
[[nodiscard]] Result<bool> judge_made(ByteSink& sink, const Generated& made,
                                      const std::string& output, const Tables& tables,
                                      Console& console);

}  // namespace kcms

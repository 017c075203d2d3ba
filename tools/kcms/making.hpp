// What stands between rows and a file that may be seen.
#pragma once

#include "console.hpp"

#include <kcms/codec/identify.hpp>
#include <kcms/files/refusal.hpp>
#include <kcms/rules/reference.hpp>

#include <string>

namespace kcms {

// Says why rows are no file, a line each: "rows.csv:12: account: …".
void say_refusals(const Refusals& refusals, const std::string& input, Console& console);

// Judges what was written to `sink` as `validate` would, and says every warning and error. False
// where it must not be seen: there are errors or, with --strict, warnings.
[[nodiscard]] Result<bool> judge_made(ByteSink& sink, const Identity& identity,
                                      const std::string& output, const Reference& reference,
                                      Console& console);

}  // namespace kcms

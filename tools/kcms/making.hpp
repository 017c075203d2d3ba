// What stands between a file that was made and its being seen.
#pragma once

#include "console.hpp"
#include "row_faults.hpp"
#include "tables.hpp"

#include <kcms/files/generate.hpp>

#include <string>

namespace kcms {

// Judges the file that was written to `sink` as `validate` would, and adds what it finds to
// `faults`. `output` is what it will be called.
[[nodiscard]] Status judge_made(ByteSink& sink, const Generated& made, const std::string& output,
                                const Tables& tables, const Settings& settings, RowFaults& faults);

// The same for a file that was not made of rows: says at once what is wrong with it. Whether it may
// be seen.
[[nodiscard]] Result<bool> judge_made(ByteSink& sink, const Generated& made,
                                      const std::string& output, const Tables& tables,
                                      Console& console);

// The same for a result that answers a request: a fault of its data records is one that it echoes,
// and no more than a warning, since an answer says what it answers byte for byte. `request`: what
// sentences call that.
[[nodiscard]] Result<bool> judge_answer(ByteSink& sink, const Generated& made,
                                        const std::string& output, const std::string& request,
                                        const Tables& tables, Console& console);

}  // namespace kcms

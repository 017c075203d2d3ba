// One run of the program, from its words to its exit code.
#pragma once

#include "exit_code.hpp"

#include <string>
#include <vector>

namespace kcms {

// `words` is the command line without the program's name.
[[nodiscard]] ExitCode run_program(std::vector<std::string> words);

}  // namespace kcms

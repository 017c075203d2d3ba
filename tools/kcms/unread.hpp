// Says what of a file could not be printed.
#pragma once

#include "console.hpp"

#include <kcms/files/parse.hpp>

#include <string>

namespace kcms {

// Silent, and clean, where everything was.
[[nodiscard]] ExitCode say_unread(const std::string& path, const ParsedFile& parsed,
                                  Console& console);

}  // namespace kcms

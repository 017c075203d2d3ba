// Pages of help, made from the tables of commands, options and rules.
#pragma once

#include "command.hpp"
#include "page.hpp"

#include <kcms/base/words.hpp>

#include <span>
#include <string>
#include <string_view>

namespace kcms {

[[nodiscard]] std::string version();  // "kcms 0.1.0"

// The program as a whole: its commands, exit codes.
[[nodiscard]] Page program_page(const Words& words);

// One command, or all commands that share a first word.
[[nodiscard]] Page command_page(std::span<const CommandRow> rows, const Words& words);

// For bash: completes commands, options, their choices, kinds of files and ids of rules.
[[nodiscard]] std::string bash_completion();

// The commands with their options as a JSON document, "commands/1".
[[nodiscard]] std::string commands_document();

}  // namespace kcms

// The table of all commands.
#pragma once

#include "command.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kcms {

inline constexpr std::size_t any_number = 1'000'000;

// In the order in which help lists them.
[[nodiscard]] std::vector<CommandRow> commands();

// The rows whose name is `name` or begins with it and a blank: "layout" has four, "parse" one, "x"
// none.
[[nodiscard]] std::vector<CommandRow> commands_of(std::string_view name);

// First words of all names: "parse", …, "layout".
[[nodiscard]] std::vector<std::string> command_names();

// Catalogue key of a command: its name below "command", blanks written as "-".
[[nodiscard]] std::string key_of(std::string_view command);

// The error for a command that does not exist.
[[nodiscard]] Error unknown_command(std::string_view name);

[[nodiscard]] CommandRow parse_command();
[[nodiscard]] CommandRow validate_command();
[[nodiscard]] CommandRow generate_command();
[[nodiscard]] CommandRow explain_command();
[[nodiscard]] CommandRow diff_command();
[[nodiscard]] CommandRow evidence_pack_command();
[[nodiscard]] CommandRow evidence_list_command();
[[nodiscard]] CommandRow evidence_extract_command();
[[nodiscard]] CommandRow evidence_verify_command();
[[nodiscard]] CommandRow evidence_answer_command();
[[nodiscard]] CommandRow reconcile_command();
[[nodiscard]] CommandRow layout_list_command();
[[nodiscard]] CommandRow layout_show_command();
[[nodiscard]] CommandRow layout_check_command();
[[nodiscard]] CommandRow layout_export_command();
[[nodiscard]] CommandRow explain_code_command();
[[nodiscard]] CommandRow schedule_command();
[[nodiscard]] CommandRow schedule_due_command();
[[nodiscard]] CommandRow help_command();

}  // namespace kcms

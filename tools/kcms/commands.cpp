#include "commands.hpp"

#include <kcms/base/text.hpp>

#include <algorithm>

namespace kcms {
namespace {

std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

}  // namespace

std::vector<CommandRow> commands() {
  return {
      parse_command(),
      validate_command(),
      generate_command(),
      explain_command(),
      diff_command(),
      evidence_pack_command(),
      evidence_list_command(),
      evidence_extract_command(),
      evidence_verify_command(),
      evidence_answer_command(),
      reconcile_command(),
      layout_list_command(),
      layout_show_command(),
      layout_check_command(),
      layout_export_command(),
      explain_code_command(),
      schedule_command(),
      schedule_due_command(),
      help_command(),
  };
}

std::vector<CommandRow> commands_of(std::string_view name) {
  std::vector<CommandRow> rows = commands();
  std::erase_if(rows, [&](const CommandRow& row) {
    return row.name != name && first_word(row.name) != name;
  });
  return rows;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandRow& row : commands())
    if (names.empty() || names.back() != first_word(row.name))
      names.emplace_back(first_word(row.name));
  return names;
}

std::string key_of(std::string_view command) {
  std::string key = "command.";
  for (const char c : command) key += c == ' ' ? '-' : c;
  return key;
}

Error unknown_command(std::string_view name) {
  const std::vector<CommandRow> rows = commands();
  std::vector<std::string_view> names;
  for (const CommandRow& row : rows) {
    names.push_back(row.name);
    names.push_back(first_word(row.name));
  }
  const std::string_view near = nearest(name, names);
  if (near.empty())
    return {Errc::usage, Phrase{"usage.unknown-command", {{"command", std::string(name)}}}};
  return {Errc::usage, Phrase{"usage.unknown-command-near",
                              {{"command", std::string(name)}, {"nearest", std::string(near)}}}};
}

}  // namespace kcms

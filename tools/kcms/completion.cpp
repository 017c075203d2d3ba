// What other programs learn about the commands: bash, to complete words, and tests and tools, as
// JSON.
#include "commands.hpp"
#include "help.hpp"
#include "topics.hpp"

#include <kcms/base/json.hpp>
#include <kcms/layout/registry.hpp>

namespace kcms {
namespace {

constexpr std::string_view script_head =
    R"(# Completes the words of kcms. Made by `kcms help --as completion`.
_kcms() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
  local command=${COMP_WORDS[1]} words=
  COMPREPLY=()
)";

constexpr std::string_view script_tail = R"(  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _kcms kcms
)";

template <class Range>
std::string listed(const Range& range) {
  std::string line;
  for (const auto& item : range) (line += line.empty() ? "" : " ") += std::string(item);
  return line;
}

std::string all_kinds() { return listed(Registry::builtin().kinds()); }

std::string all_rules() {
  std::string line;
  for (const RuleRow& rule : rule_rows)
    (line += line.empty() ? "" : " ") += std::string(rule.id) + "=";
  return line;
}

std::string second_words(std::string_view first) {
  std::string line;
  for (const CommandRow& row : commands_of(first))
    if (row.name != first) (line += line.empty() ? "" : " ") += row.name.substr(first.size() + 1);
  return line;
}

std::string options_of(const CommandRow& row) {
  std::string line;
  for (const auto& table : {row.options, common_options()})
    for (const Option& option : table) (line += line.empty() ? "--" : " --") += option.name;
  return line;
}

std::string words_after(const CommandRow& row) {
  if (row.arguments.starts_with("KIND")) return all_kinds();
  if (row.name != "help") return {};
  return listed(command_names()) + " " + listed(topics);
}

std::string values_of(const Option& option) {
  if (option.name == "kind") return all_kinds();
  if (option.name == "suppress") return all_rules();
  return listed(option.choices);
}

// The values of the options that have a closed list of them.
std::string value_cases(const CommandRow& row) {
  std::string text;
  const std::string name(row.name);
  for (const Option& option : row.options) {
    const std::string words = values_of(option);
    if (words.empty()) continue;
    text.append("    '" + name + " --").append(option.name).append("') words='" + words + "' ;;\n");
  }
  return text;
}

std::string words_case(const CommandRow& row) {
  const std::string after = words_after(row);
  return "    '" + std::string(row.name) + "') words='" + options_of(row) +
         (after.empty() ? "" : " " + after) + "' ;;\n";
}

void write_option(JsonWriter& json, const Option& option) {
  json.begin_object().member("name", option.name).member("value", option.value);
  json.key("choices").begin_list();
  for (const std::string_view choice : option.choices) json.value(choice);
  json.end_list().member("repeats", option.repeats).end_object();
}

}  // namespace

std::string bash_completion() {
  std::string text(script_head);
  for (const std::string& name : command_names())
    if (!second_words(name).empty())
      text.append("  [[ $command == " + name + " && $COMP_CWORD -gt 2 ]]")
          .append(" && command=\"" + name + " ${COMP_WORDS[2]}\"\n");
  text += "  if [[ $COMP_CWORD -eq 1 ]]; then\n    words='" + listed(command_names()) +
          " --help --version'\n  fi\n";
  for (const std::string& name : command_names())
    if (const std::string second = second_words(name); !second.empty())
      text.append("  [[ $command == " + name + " && $COMP_CWORD -eq 2 ]]")
          .append(" && words='" + second + "'\n");
  text += "  [[ -n $words ]] || case $command in\n";
  for (const CommandRow& row : commands()) text += words_case(row);
  text += "  esac\n  case \"$command $previous\" in\n";
  for (const CommandRow& row : commands()) text += value_cases(row);
  return text + "  esac\n" + std::string(script_tail);
}

std::string commands_document() {
  std::string text;
  JsonWriter json(text, JsonStyle::indented);
  json.begin_object().member("document", "commands/1").member("version", KCMS_VERSION);
  json.key("commands").begin_list();
  for (const CommandRow& row : commands()) {
    json.begin_object().member("name", row.name).member("arguments", row.arguments);
    json.key("options").begin_list();
    for (const Option& option : row.options) write_option(json, option);
    json.end_list().key("examples").begin_list();
    for (const std::string_view example : row.examples) json.value(example);
    json.end_list().end_object();
  }
  json.end_list().key("common").begin_list();
  for (const Option& option : common_options()) write_option(json, option);
  json.end_list().end_object();
  return text;
}

}  // namespace kcms

#include "commands.hpp"
#include "help.hpp"

#include <kcms/base/json.hpp>

#include <array>

namespace kcms {
namespace {

constexpr std::array exit_codes = {"0", "1", "2", "3", "4", "5", "6"};

std::string dashed(std::string_view command) {
  return key_of(command).substr(std::string_view{"command."}.size());
}

std::string option_term(const Option& option) {
  std::string term = "--" + std::string(option.name);
  if (!option.value.empty()) term += " " + std::string(option.value);
  return term;
}

std::string option_line(std::string_view command, const Option& option, const Words& words) {
  const std::string own = "option-of." + dashed(command) + "." + std::string(option.name);
  return words.say(words.has(own) ? own : "option." + std::string(option.name));
}

void add_options(Page& page, std::string_view command, std::span<const Option> options,
                 const Words& words) {
  for (const Option& option : options)
    page.item(option_term(option), option_line(command, option, words));
}

std::string usage_line(const CommandRow& row, const Words& words) {
  std::string line = "kcms " + std::string(row.name) + " [" + words.say("help.option") + "]…";
  if (!row.arguments.empty()) line += " " + std::string(row.arguments);
  return line;
}

void add_examples(Page& page, std::span<const CommandRow> rows, const Words& words) {
  page.heading(words.say("help.examples"));
  for (const CommandRow& row : rows)
    for (const std::string_view example : row.examples) page.code(std::string(example));
}

void add_exit_codes(Page& page, const Words& words) {
  page.heading(words.say("help.exit-codes"));
  for (const char* code : exit_codes) page.item(code, words.say(std::string("exit.") + code));
}

void add_command(Page& page, const CommandRow& row, const Words& words, bool alone) {
  if (!alone) page.heading("kcms " + std::string(row.name));
  page.paragraph(words.say(key_of(row.name) + ".about"));
  if (row.options.empty()) return;
  if (alone) page.heading(words.say("help.options"));
  add_options(page, row.name, row.options, words);
}

std::string pages_of_all() {
  std::string line;
  for (const std::string& name : command_names()) line += "kcms-" + name + "(1), ";
  return line + "kcms-rules(5), kcms-layouts(5)";
}

}  // namespace

std::string version() { return "kcms " KCMS_VERSION; }

Page program_page(const Words& words) {
  Page page{"kcms", 1, words.say("help.line"), pages_of_all(), {}};
  page.heading(words.say("help.usage"));
  page.usage("kcms " + words.say("help.command") + " [" + words.say("help.option") + "]… [" +
             words.say("help.argument") + "]…");
  page.usage("kcms --version");
  page.paragraph(words.say("help.about"));
  page.heading(words.say("help.commands"));
  for (const CommandRow& row : commands())
    page.item(std::string(row.name), words.say(key_of(row.name) + ".line"));
  page.heading(words.say("help.common-options"));
  add_options(page, "", common_options(), words);
  add_exit_codes(page, words);
  return page;
}

Page command_page(std::span<const CommandRow> rows, const Words& words) {
  const bool alone = rows.size() == 1;
  const std::string name = alone ? std::string(rows[0].name)
                                 : std::string(rows[0].name.substr(0, rows[0].name.find(' ')));
  Page page{"kcms-" + dashed(name),
            1,
            words.say(key_of(name) + ".line"),
            "kcms(1), kcms-rules(5), kcms-layouts(5)",
            {}};
  page.heading(words.say("help.usage"));
  for (const CommandRow& row : rows) page.usage(usage_line(row, words));
  for (const CommandRow& row : rows) add_command(page, row, words, alone);
  page.heading(words.say("help.common-options"));
  add_options(page, name, common_options(), words);
  add_examples(page, rows, words);
  return page;
}

}  // namespace kcms

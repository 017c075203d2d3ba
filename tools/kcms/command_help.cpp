// kcms help: the pages, for people, for man(1), and for a shell that completes words.
#include "commands.hpp"
#include "help.hpp"
#include "language.hpp"
#include "tables.hpp"
#include "topics.hpp"

#include <algorithm>

namespace kcms {
namespace {

constexpr std::string_view forms[] = {"text", "man", "markdown", "completion", "commands"};
constexpr Option options[] = {{"as", "FORM", forms}};
constexpr std::string_view examples[] = {
    "kcms help validate",
    "kcms help serial-out-of-order",
};

bool is_topic(const std::string& name) {
  return std::ranges::find(topics, name) != std::end(topics);
}

class Help final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    for (const std::string& word : arguments.plain()) name_ += (name_.empty() ? "" : " ") + word;
    form_ = arguments.text("as", forms[0]);
    const bool known = name_.empty() || is_topic(name_) || find_rule(name_) || is_reason(name_) ||
                       !commands_of(name_).empty();
    return known ? done() : Status(tl::unexpected<Error>(unknown_command(name_)));
  }

  ExitCode run(Console& console) override {
    if (form_ == "completion") return print(console, bash_completion());
    if (form_ == "commands") return print(console, commands_document());
    if (form_ == "markdown" && name_ == "rules") return print_rules(console);
    const Words& words = console.words();
    const Page page = page_of(words, console);
    if (form_ == "man")
      return print(console,
                   as_man(page, {words.say("help.name"), words.say("help.see-also"), version()}));
    if (form_ == "markdown") return print(console, as_markdown(page));
    return print(console, as_text(page));
  }

 private:
  static ExitCode print(Console& console, const std::string& text) {
    console.print(text);
    return ExitCode::clean;
  }

  // In both languages, whatever --lang says.
  static ExitCode print_rules(Console& console) {
    Faults faults;
    const Words english = load_words("en", "", faults);
    const Words korean = load_words("ko", "", faults);
    return print(console, rules_document(english, korean));
  }

  [[nodiscard]] Page page_of(const Words& words, Console& console) const {
    if (name_.empty()) return program_page(words);
    if (name_ == "rules") return rules_page(words);
    if (const auto rule = find_rule(name_)) return rule_page(row_of(*rule), words);
    if (is_reason(name_)) return reason_page(name_, words);
    if (name_ != "layouts") return command_page(commands_of(name_), words);
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (tables) return layouts_page(tables->registry, words);
    console.fail(faults);
    return layouts_page(Registry::builtin(), words);
  }

  std::string name_;
  std::string form_;
};

}  // namespace

CommandRow help_command() {
  return {"help",
          "[COMMAND]",
          0,
          2,
          options,
          examples,
          [] { return std::unique_ptr<Command>(new Help); }};
}

}  // namespace kcms

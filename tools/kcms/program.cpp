#include "commands.hpp"
#include "help.hpp"
#include "language.hpp"
#include "program.hpp"

#include <algorithm>
#include <iostream>
#include <optional>

namespace kcms {
namespace {

// A command line, understood as far as to know whose it is.
struct Call {
  CommandRow row;
  std::vector<std::string> words;  // what stands after the command
};

bool takes_value(const Option& option, const std::string& word) {
  return !option.value.empty() && word.find('=') == std::string::npos;
}

const Option* common_option(const std::string& word) {
  for (const Option& option : common_options()) {
    const std::string name = "--" + std::string(option.name);
    if (word == name || word.starts_with(name + "=")) return &option;
  }
  return nullptr;
}

// Moves common options that stand before the command behind it.
void put_command_first(std::vector<std::string>& words) {
  std::size_t count = 0;
  while (count < words.size()) {
    const Option* option = common_option(words[count]);
    if (option == nullptr) break;
    count += takes_value(*option, words[count]) ? 2U : 1U;
  }
  count = std::min(count, words.size());
  const auto command = words.begin() + static_cast<std::ptrdiff_t>(count);
  const bool found = command != words.end() && !command->starts_with("-");
  if (!found) return;
  std::rotate(words.begin(), command, command + 1);
  const bool two =
      words.size() > count + 1 && !commands_of(words[0] + " " + words[count + 1]).empty();
  if (two)
    std::rotate(words.begin() + 1, words.begin() + static_cast<std::ptrdiff_t>(count) + 1,
                words.begin() + static_cast<std::ptrdiff_t>(count) + 2);
}

Error needs_more(const std::string& name) {
  std::string all;
  for (const CommandRow& row : commands_of(name)) (all += all.empty() ? "" : ", ") += row.name;
  return {Errc::usage, Phrase{"usage.command-incomplete", {{"command", name}, {"commands", all}}}};
}

Result<Call> find_call(const std::vector<std::string>& words) {
  if (words.empty()) return fail(Errc::usage, Phrase{"usage.no-command"});
  for (std::size_t count = std::min<std::size_t>(2, words.size()); count > 0; --count) {
    const std::string name = count == 2 ? words[0] + " " + words[1] : words[0];
    for (const CommandRow& row : commands_of(name))
      if (row.name == name)
        return Call{row, {words.begin() + static_cast<std::ptrdiff_t>(count), words.end()}};
  }
  if (words[0].starts_with("-")) {
    const auto parsed = Arguments::parse({}, words);  // finds what is wrong with it
    if (!parsed) return pass(parsed);
    return fail(Errc::usage, Phrase{"usage.no-command"});
  }
  if (commands_of(words[0]).empty()) return tl::unexpected<Error>(unknown_command(words[0]));
  if (words.size() == 1 || words[1].starts_with("-"))
    return tl::unexpected<Error>(needs_more(words[0]));
  return tl::unexpected<Error>(unknown_command(words[0] + " " + words[1]));
}

Status check_count(const CommandRow& row, const Arguments& arguments) {
  const std::size_t count = arguments.plain().size();
  const Phrase::Values values = {{"command", std::string(row.name)},
                                 {"arguments", std::string(row.arguments)}};
  if (count < row.least) return fail(Errc::usage, Phrase{"usage.too-few", values});
  if (count > row.most)
    return fail(Errc::usage, Phrase{"usage.too-many",
                                    {{"command", std::string(row.name)},
                                     {"argument", arguments.plain()[row.most]}}});
  return done();
}

Result<std::string> choose_language(const std::vector<std::string>& words,
                                    const std::string& schemas) {
  std::string wanted = peek(words, "lang");
  if (wanted.empty()) return language_of_environment(schemas);
  const std::vector<std::string> known = languages(schemas);
  if (std::ranges::find(known, wanted) != known.end()) return wanted;
  std::string all;
  for (const std::string& language : known) (all += all.empty() ? "" : ", ") += language;
  return fail(Errc::usage,
              Phrase{"usage.unknown-language", {{"language", wanted}, {"languages", all}}});
}

Result<Settings> read_settings(const Arguments& arguments, std::string language) {
  Settings settings;
  settings.language = std::move(language);
  settings.schemas = arguments.text("schemas");
  settings.overwrite = arguments.has("overwrite");
  settings.strict = arguments.has("strict");
  settings.now = machine_time();
  if (!arguments.has("now")) return settings;
  const auto now = parse_civil_time(arguments.text("now"));
  if (!now) return pass(now);
  settings.now = *now;
  return settings;
}

bool asks_for_help(const std::vector<std::string>& words) {
  const auto end = std::ranges::find(words, "--");
  return std::find_if(words.begin(), end,
                      [](const auto& word) { return word == "--help" || word == "-h"; }) != end;
}

// What `kcms … --help` and `kcms --version` print; nothing where none of them is asked for.
std::optional<std::string> answer_at_once(const std::vector<std::string>& words,
                                          const Words& catalogue) {
  if (!words.empty() && words[0] == "--version") return version() + '\n';
  if (!asks_for_help(words)) return std::nullopt;
  if (words[0].starts_with("-")) return as_text(program_page(catalogue));
  const auto call = find_call(words);
  const auto rows = commands_of(call ? call->row.name : words[0]);
  if (rows.empty()) return std::nullopt;
  return as_text(command_page(rows, catalogue));
}

class Run {
 public:
  Run(std::vector<std::string> words, std::string language, const Words& catalogue)
      : words_(std::move(words)), language_(std::move(language)), catalogue_(&catalogue) {}

  [[nodiscard]] ExitCode work() const {
    Settings early;
    early.language = language_;
    Console console(standard_output(), std::cerr, *catalogue_, early);
    if (const auto answer = answer_at_once(words_, *catalogue_)) {
      console.print(*answer);
      return console.finish(ExitCode::clean);
    }
    const auto call = find_call(words_);
    if (!call) return refuse(console, call.error(), "");
    const auto arguments = Arguments::parse(call->row.options, call->words);
    if (!arguments) return refuse(console, arguments.error(), call->row.name);
    return work(*call, *arguments, console);
  }

 private:
  [[nodiscard]] ExitCode work(const Call& call, const Arguments& arguments, Console& early) const {
    if (const Status counted = check_count(call.row, arguments); !counted)
      return refuse(early, counted.error(), call.row.name);
    const auto settings = read_settings(arguments, language_);
    if (!settings) return refuse(early, settings.error(), call.row.name);
    const std::unique_ptr<Command> command = call.row.make();
    if (const Status ready = command->setup(arguments); !ready)
      return refuse(early, ready.error(), call.row.name);
    Console console(standard_output(), std::cerr, *catalogue_, *settings);
    return console.finish(command->run(console));
  }

  [[nodiscard]] static ExitCode refuse(Console& console, const Error& error,
                                       std::string_view command) {
    const ExitCode code = console.fail(error);
    const bool plain = command.empty() || command == "help";
    const std::string help = plain ? "kcms help" : "kcms help " + std::string(command);
    console.say(Phrase{"usage.see", {{"command", help}}});
    return code;
  }

  std::vector<std::string> words_;
  std::string language_;
  const Words* catalogue_;
};

}  // namespace

ExitCode run_program(std::vector<std::string> words) {
  const std::string schemas = peek(words, "schemas");
  const auto language = choose_language(words, schemas);
  Faults faults;
  const std::string spoken = language ? *language : language_of_environment(schemas);
  const Words catalogue = load_words(spoken, schemas, faults);
  Console console(standard_output(), std::cerr, catalogue, {});
  if (!language) return console.fail(language.error());
  if (!faults.empty()) return console.fail(faults);
  put_command_first(words);
  return Run(std::move(words), spoken, catalogue).work();
}

}  // namespace kcms

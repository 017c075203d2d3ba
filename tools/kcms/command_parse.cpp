// kcms parse: what stands in files, record by record.
#include "commands.hpp"
#include "input.hpp"
#include "unread.hpp"

#include <kcms/files/parse.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace kcms {
namespace {

constexpr std::string_view formats[] = {"table", "csv", "ndjson", "json"};  // as ParseFormat
constexpr std::string_view selections[] = {"data", "header", "trailer",
                                           "all"};  // as RecordSelection
constexpr Option options[] = {
    {"format", "table|csv|ndjson|json", formats},
    {"records", "data|header|trailer|all", selections},
    {"fields", "NAME,NAME,…"},
    {"reveal", ""},
    kind_option,
    year_option,
};
constexpr std::string_view examples[] = {
    "kcms parse samples/EB130316",
    "kcms parse --format csv --records all samples/EB220316",
};

template <class Enum>
Enum chosen(const Arguments& arguments, std::string_view option,
            std::span<const std::string_view> choices) {
  const std::string text = arguments.text(option, choices.front());
  return static_cast<Enum>(std::ranges::find(choices, text) - choices.begin());
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    names.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

class Parse final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    files_ = arguments.plain();
    options_.format = chosen<ParseFormat>(arguments, "format", formats);
    options_.records = chosen<RecordSelection>(arguments, "records", selections);
    options_.reveal = arguments.has("reveal") ? Reveal::yes : Reveal::no;
    if (arguments.has("fields")) options_.fields = split(arguments.text("fields"));
    const auto input = InputOptions::from(arguments);
    if (!input) return pass(input);
    input_ = *input;
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    FileParser parser(console.out(), options_, KCMS_VERSION);
    if (const Status good = look_ahead(tables->registry, parser, console.settings()); !good)
      return console.fail(good.error());
    ExitCode code = ExitCode::clean;
    for (const std::string& file : files_)
      code = graver(code, print(file, tables->registry, parser, console));
    if (const Status finished = parser.finish(); !finished)
      code = graver(code, console.fail(finished.error()));
    return code;
  }

 private:
  // Files that cannot be printed together are refused before the first is printed. What cannot be
  // opened is told when its turn comes.
  Status look_ahead(const Registry& registry, FileParser& parser, const Settings& settings) {
    if (files_.size() < 2) return done();
    for (const std::string& path : files_) {
      auto input = open_known(path, registry, input_, settings);
      if (input)
        if (const Status good = parser.announce(*input->identity.spec, path); !good) return good;
      if (!input || !input->source->size()) looked_at_.emplace(path, std::move(input));
    }
    return done();
  }

  Result<Input> open(const std::string& path, const Registry& registry, const Settings& settings) {
    const auto found = looked_at_.find(path);
    if (found == looked_at_.end()) return open_known(path, registry, input_, settings);
    Result<Input> input = std::move(found->second);
    looked_at_.erase(found);
    return input;
  }

  ExitCode print(const std::string& path, const Registry& registry, FileParser& parser,
                 Console& console) {
    const auto input = open(path, registry, console.settings());
    if (!input) return console.fail(input.error());
    const auto parsed = parser.parse(*input->source, *input->identity.spec);
    if (!parsed) return console.fail(parsed.error());
    return say_unread(path, *parsed, console);
  }

  std::vector<std::string> files_;
  ParseOptions options_;
  InputOptions input_;
  std::map<std::string, Result<Input>> looked_at_;  // pipes cannot be opened twice
};

}  // namespace

CommandRow parse_command() {
  return {"parse", "FILE…", 1, any_number, options, examples, [] {
            return std::unique_ptr<Command>(new Parse);
          }};
}

}  // namespace kcms

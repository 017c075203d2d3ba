// kcms layout list and check: which layouts there are, and what is wrong with one's own.
#include "commands.hpp"
#include "folder.hpp"
#include "layout_words.hpp"
#include "tables.hpp"
#include "text_table.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/layout/names.hpp>

namespace kcms {
namespace {

constexpr std::string_view list_examples[] = {"kcms layout list"};
constexpr std::string_view check_examples[] = {"kcms layout check samples/own"};

std::string dates_of(const FileSpec& spec) {
  const std::string since = spec.since == beginning_of_time ? "" : iso_date(spec.since);
  const std::string until = spec.until == end_of_time ? "" : iso_date(spec.until);
  return since.empty() && until.empty() ? "" : since + "–" + until;
}

class LayoutList final : public Command {
 public:
  Status setup(const Arguments& /*arguments*/) override { return done(); }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    TextTable table("", {3});
    for (const FileSpec* spec : tables->registry.all()) {
      table.row({std::string(spec->kind), dates_of(*spec),
                 std::string(name_in_schema(spec->direction)), std::to_string(spec->length),
                 std::string(name_in_schema(spec->source.grade)), std::string(spec->title.ko),
                 std::string(spec->title.en)});
    }
    console.print(table.text());
    return ExitCode::clean;
  }
};

class LayoutCheck final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    paths_ = arguments.plain();
    return done();
  }

  ExitCode run(Console& console) override {
    ExitCode code = ExitCode::clean;
    for (const std::string& path : paths_) code = graver(code, check(path, console));
    return code;
  }

 private:
  static ExitCode check(const std::string& path, Console& console) {
    if (!is_folder(path))
      if (const auto source = open_source(path); !source) return console.fail(source.error());
    Faults faults;
    const auto set = load_layouts(path, faults);
    for (const Fault& fault : faults) console.print(console.words().say(fault) + '\n');
    if (set == nullptr || !faults.empty()) return ExitCode::findings;
    console.print(
        path + ": " +
        console.words().say("layout.good", {{"count", std::to_string(set->layouts().size())}}) +
        '\n');
    return ExitCode::clean;
  }

  std::vector<std::string> paths_;
};

}  // namespace

CommandRow layout_list_command() {
  return {"layout list", "", 0, 0, {}, list_examples, [] {
            return std::unique_ptr<Command>(new LayoutList);
          }};
}

CommandRow layout_check_command() {
  return {"layout check", "FILE|DIR…", 1, any_number, {}, check_examples, [] {
            return std::unique_ptr<Command>(new LayoutCheck);
          }};
}

}  // namespace kcms

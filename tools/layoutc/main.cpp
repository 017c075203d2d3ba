// layoutc OUT_DIR SCHEMA_DIR: turns the files of schemas/ into C++ tables. Runs while the program
// is built.

#include "emit_embedded.hpp"
#include "emit_fields.hpp"
#include "emit_tables.hpp"
#include "literal.hpp"
#include "rule_list.hpp"

#include <kcms/base/byte_sink.hpp>
#include <kcms/base/byte_source.hpp>
#include <kcms/base/text.hpp>
#include <kcms/base/words.hpp>
#include <kcms/layout/layout_set.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kcms::layoutc {
namespace {

constexpr std::uint64_t largest_file = 16U << 20U;

// The files of schemas/ by path, and how to tell people what is wrong with them.
struct Input {
  std::vector<SchemaFile> files;  // sorted
  Words words;

  [[nodiscard]] std::string text(std::string_view path) const {
    const auto found = std::ranges::find(files, path, &SchemaFile::path);
    return found == files.end() ? std::string{} : found->text;
  }
};

Result<Input> read_folder(const std::filesystem::path& folder) {
  Input input;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
    Result<std::string> text = read_file(entry.path().string(), largest_file);
    if (!text) return pass(text);
    input.files.push_back(
        {entry.path().lexically_relative(folder).generic_string(), std::move(*text)});
  }
  std::ranges::sort(input.files, {}, &SchemaFile::path);
  Faults ignored;  // a damaged catalogue still leaves the keys
  input.words.add(input.text("words/en.toml"), "words/en.toml", ignored);
  return input;
}

std::shared_ptr<const LayoutSet> load_layouts(const Input& input, Faults& faults) {
  std::vector<SchemaText> texts;
  for (const SchemaFile& file : input.files)
    if (file.path.find('/') == std::string::npos) texts.push_back({file.path, file.text});
  return LayoutSet::load(texts, {"codes.toml", input.text("codes.toml")}, faults,
                         std::span<const std::string_view>{});
}

std::string builtin_source(
    const std::map<std::string_view, std::vector<const FileSpec*>>& by_schema,
    std::span<const FileSpec> layouts) {
  std::vector<std::string> includes;
  includes.reserve(by_schema.size());
  for (const auto& [schema, files] : by_schema)
    includes.push_back(fmt::format("#include <kcms/layouts/tables/{}.hpp>", stem_of(schema)));
  std::vector<std::string> rows;
  rows.reserve(layouts.size());
  for (const FileSpec& layout : layouts) {
    const auto& files = by_schema.at(layout.schema);
    rows.push_back(fmt::format("tables::{}::files[{}]", stem_of(layout.schema),
                               std::ranges::find(files, &layout) - files.begin()));
  }
  return fmt::format(
      "// Made by layoutc from the files of schemas/: change those, not this.\n#include "
      "<kcms/layout/registry.hpp>\n{}\n\n"
      "namespace kcms {{\nnamespace {{\n\nconstexpr FileSpec layouts[] = {{\n    {}}};\n\n}}  // "
      "namespace\n\n"
      "std::span<const FileSpec> builtin_layouts() noexcept {{ return layouts; }}\n\n}}  // "
      "namespace kcms\n",
      joined(includes, "\n"), joined(rows, ",\n    "));
}

// What is to be written, by path below OUT_DIR.
std::map<std::string, std::string> outputs(const Input& input, const LayoutSet& set,
                                           std::span<const RuleDecl> rules) {
  std::map<std::string, std::string> texts;
  std::map<std::string_view, std::vector<const FileSpec*>> by_schema;
  for (const FileSpec& layout : set.layouts()) {
    by_schema[layout.schema].push_back(&layout);
    // Layouts of a kind come oldest first: the newest stays.
    texts["kcms/layouts/" + in_small_letters(layout.kind) + ".hpp"] = fields_of(layout);
  }
  for (const auto& [schema, layouts] : by_schema)
    texts["kcms/layouts/tables/" + stem_of(schema) + ".hpp"] = tables_of(schema, layouts);
  texts["builtin_layouts.cpp"] = builtin_source(by_schema, set.layouts());
  texts["embedded_files.cpp"] = embedded_source(input.files);
  texts["kcms/generated/rule_ids.hpp"] = rule_ids(rules);
  return texts;
}

// Leaves a file alone that holds the text already, so that nothing is built for nothing.
Status write(const std::filesystem::path& path, std::string_view text) {
  if (const auto old = read_file(path.string(), largest_file); old && *old == text) return done();
  std::filesystem::create_directories(path.parent_path());
  auto sink = create_file(path.string(), Existing::overwrite);
  if (!sink) return pass(sink);
  if (Status status = (*sink)->write(text); !status) return status;
  return (*sink)->commit();
}

void complain(std::string_view sentence) { fmt::print(stderr, "layoutc: {}\n", sentence); }

int run(const std::string& out, const std::string& schemas) {
  const Result<Input> input = read_folder(schemas);
  if (!input) {
    complain(Words{}.say(input.error().phrase));
    return 1;
  }
  Faults faults;
  const auto set = load_layouts(*input, faults);
  const std::vector<RuleDecl> rules = read_rules(input->text("rules.toml"), "rules.toml", faults);
  for (const Fault& fault : faults) complain(input->words.say(fault));
  if (!faults.empty()) return 1;
  for (const auto& [path, text] : outputs(*input, *set, rules)) {
    const Status status = write(std::filesystem::path{out} / path, text);
    if (status) continue;
    complain(input->words.say(status.error().phrase));
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace kcms::layoutc

int main(int argc, char** argv) {
  const std::vector<std::string> arguments{argv, argv + argc};
  if (arguments.size() != 3) {
    fmt::print(stderr, "usage: layoutc OUT_DIR SCHEMA_DIR\n");
    return 2;
  }
  try {
    return kcms::layoutc::run(arguments[1], arguments[2]);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "layoutc: {}\n", failure.what());
    return 1;
  }
}

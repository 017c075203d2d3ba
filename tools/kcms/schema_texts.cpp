#include "folder.hpp"
#include "schema_texts.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/base/embedded.hpp>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

namespace kcms {
namespace {

constexpr std::string_view codes_name = "codes.toml";
constexpr std::string_view banks_name = "banks.toml";
constexpr std::string_view failures_name = "failure_codes.toml";
constexpr std::string_view evidence_name = "evidence.toml";
constexpr std::uint64_t largest_schema = 16U << 20U;

void report(Faults& faults, const std::string& file, Phrase phrase) {
  faults.push_back({file, 0, 0, std::move(phrase)});
}

bool is_schema_name(const std::string& name) {
  return name.ends_with(".toml") && !name.starts_with(".");
}

std::vector<std::string> paths_of(const std::string& path) {
  if (!is_folder(path)) return {path};
  std::vector<std::string> paths;
  for (const std::string& name : names_in_folder(path))
    if (is_schema_name(name)) paths.push_back((std::filesystem::path(path) / name).string());
  return paths;
}

// Words of one's own may lie there alone.
bool has_words(const std::string& folder) {
  return is_folder((std::filesystem::path(folder) / "words").string());
}

// The built-in code tables that `own` does not declare itself, as text.
std::string other_code_tables(const std::string& own) {
  Faults faults;  // what is wrong with `own` is reported when it is read
  const auto document = Document::parse(own, "", faults);
  const std::vector<std::string> declared =
      document ? document->root(faults).keys() : std::vector<std::string>{};
  std::string others;
  std::string_view rest = embedded(codes_name);
  rest.remove_prefix(std::min(rest.find("\n["), rest.size()));
  while (!rest.empty()) {
    const std::string_view table = rest.substr(0, rest.find("\n[", 1));
    const std::string name(table.substr(2, table.find(']') - 2));
    if (std::ranges::find(declared, name) == declared.end()) others += table;
    rest.remove_prefix(table.size());
  }
  return others;
}

// The other tables of schemas/ may lie beside layouts, as in a copy of the whole folder.
bool is_other_table(const std::string& name) { return !embedded(name).empty(); }

void sort_in(SchemaText text, SchemaTexts& texts, Faults& faults) {
  const std::string name = std::filesystem::path(text.name).filename().string();
  if (name == codes_name)
    texts.codes = {text.name, text.text + other_code_tables(text.text)};
  else if (name == banks_name)
    texts.banks = std::move(text);
  else if (name == failures_name)
    texts.failures = std::move(text);
  else if (name == evidence_name)
    texts.evidence = std::move(text);
  else if (is_schema(text))
    texts.layouts.push_back(std::move(text));
  else if (!is_other_table(name))
    report(faults, text.name, Phrase{"error.no-schema"});
}

}  // namespace

std::optional<SchemaTexts> read_schemas(const std::string& path, Faults& faults) {
  SchemaTexts texts{{}, {std::string(codes_name), std::string(embedded(codes_name))}, {}, {}, {}};
  const std::vector<std::string> paths = paths_of(path);
  if (paths.empty() && !has_words(path))
    report(faults, "", Phrase{"error.no-schemas", {{"file", path}}});
  for (const std::string& file : paths) {
    auto text = read_file(file, largest_schema);
    if (text)
      sort_in({file, std::move(*text)}, texts, faults);
    else
      report(faults, "", text.error().phrase);
  }
  if (!faults.empty()) return std::nullopt;
  return texts;
}

}  // namespace kcms

#include "folder.hpp"
#include "tables.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/base/embedded.hpp>

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace kcms {
namespace {

constexpr std::string_view codes_name = "codes.toml";
constexpr std::string_view banks_name = "banks.toml";
constexpr std::string_view failures_name = "failure_codes.toml";
constexpr std::uint64_t largest_schema = 16U << 20U;

void report(Faults& faults, const std::string& file, const Error& error) {
  faults.push_back({file, 0, 0, error.phrase});
}

// Reads `path` as a text named as it stands in its folder.
std::optional<SchemaText> read_text(const std::string& path, Faults& faults) {
  auto text = read_file(path, largest_schema);
  if (!text) {
    report(faults, "", text.error());
    return std::nullopt;
  }
  return SchemaText{path, std::move(*text)};
}

bool is_schema_name(const std::string& name) {
  return name.ends_with(".toml") && !name.starts_with(".");
}

SchemaText built_in_codes() { return {std::string(codes_name), std::string(embedded(codes_name))}; }

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

struct Texts {
  std::vector<SchemaText> layouts;
  SchemaText codes = built_in_codes();
};

std::optional<Texts> read_folder(const std::string& folder, Faults& faults) {
  if (!is_folder(folder)) {
    report(faults, "", {Errc::usage, Phrase{"error.no-such-folder", {{"file", folder}}}});
    return std::nullopt;
  }
  Texts texts;
  for (const std::string& name : names_in_folder(folder)) {
    if (!is_schema_name(name)) continue;
    auto text = read_text((std::filesystem::path(folder) / name).string(), faults);
    if (!text) return std::nullopt;
    if (name == codes_name)
      texts.codes = {text->name, text->text + other_code_tables(text->text)};
    else
      texts.layouts.push_back(std::move(*text));
  }
  return texts;
}

void add_reference(Reference& reference, std::string_view banks, std::string_view failures,
                   Faults& faults) {
  if (!banks.empty()) reference.add_banks(banks, std::string(banks_name), faults);
  if (!failures.empty()) reference.add_failure_codes(failures, std::string(failures_name), faults);
}

}  // namespace

std::shared_ptr<const LayoutSet> load_layouts(const std::string& path, Faults& faults) {
  const std::vector<std::string_view> kinds = Registry::builtin().kinds();
  if (is_folder(path)) {
    const auto texts = read_folder(path, faults);
    return texts ? LayoutSet::load(texts->layouts, texts->codes, faults,
                                   std::span<const std::string_view>(kinds))
                 : nullptr;
  }
  const auto text = read_text(path, faults);
  if (!text) return nullptr;
  return LayoutSet::load(std::span(&*text, 1), built_in_codes(), faults,
                         std::span<const std::string_view>(kinds));
}

std::optional<Tables> load_tables(const std::string& schemas, Faults& faults) {
  Tables tables{Registry::builtin(), {}};
  add_reference(tables.reference, embedded(banks_name), embedded(failures_name), faults);
  if (schemas.empty()) return tables;
  auto set = load_layouts(schemas, faults);
  if (set == nullptr) return std::nullopt;
  tables.registry.overlay(std::move(set));
  add_reference(tables.reference, read_in_folder(schemas, std::string(banks_name)).value_or(""),
                read_in_folder(schemas, std::string(failures_name)).value_or(""), faults);
  if (!faults.empty()) return std::nullopt;
  return tables;
}

}  // namespace kcms

#include "schema_texts.hpp"
#include "tables.hpp"

#include <kcms/base/embedded.hpp>

#include <string_view>
#include <utility>

namespace kcms {
namespace {

void add_built_in(Tables& tables) {
  Faults none;  // a test reads them
  Reference& reference = tables.reference;
  reference.add_banks(embedded("banks.toml"), "banks.toml", none);
  reference.add_failure_codes(embedded("failure_codes.toml"), "failure_codes.toml", none);
  tables.evidence.add(embedded("evidence.toml"), "evidence.toml", none);
}

// The layouts of `texts`, with its other tables added to `tables`; null where there is a fault.
std::shared_ptr<const LayoutSet> load(const SchemaTexts& texts, Tables& tables, Faults& faults) {
  Reference& reference = tables.reference;
  const std::vector<std::string_view> kinds = Registry::builtin().kinds();
  auto set =
      LayoutSet::load(texts.layouts, texts.codes, faults, std::span<const std::string_view>(kinds));
  if (texts.banks) reference.add_banks(texts.banks->text, texts.banks->name, faults);
  if (texts.failures)
    reference.add_failure_codes(texts.failures->text, texts.failures->name, faults);
  if (texts.evidence) tables.evidence.add(texts.evidence->text, texts.evidence->name, faults);
  return faults.empty() ? std::move(set) : nullptr;
}

}  // namespace

std::shared_ptr<const LayoutSet> load_layouts(const std::string& path, Faults& faults) {
  Tables tables{Registry::builtin(), {}, {}};
  const auto texts = read_schemas(path, faults);
  return texts ? load(*texts, tables, faults) : nullptr;
}

std::optional<Tables> load_tables(const std::string& schemas, Faults& faults) {
  Tables tables{Registry::builtin(), {}, {}};
  add_built_in(tables);
  if (schemas.empty()) return tables;
  const auto texts = read_schemas(schemas, faults);
  if (!texts) return std::nullopt;
  auto set = load(*texts, tables, faults);
  if (set == nullptr) return std::nullopt;
  tables.registry.overlay(std::move(set));
  return tables;
}

}  // namespace kcms

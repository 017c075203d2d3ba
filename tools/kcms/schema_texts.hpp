// The schema files that a user names with --schemas or `layout check`, read and told apart.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/layout/layout_set.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kcms {

struct SchemaTexts {
  std::vector<SchemaText> layouts;
  SchemaText codes;                    // those built in where the user has none
  std::optional<SchemaText> banks;     // beside those built in
  std::optional<SchemaText> failures;  // beside those built in
  std::optional<SchemaText> evidence;  // beside those built in
};

// `path` is a folder, whose *.toml are read, or one file. A file that is neither layouts nor one of
// the other tables of schemas/, and a folder without any, is a fault; then there is no result.
[[nodiscard]] std::optional<SchemaTexts> read_schemas(const std::string& path, Faults& faults);

}  // namespace kcms

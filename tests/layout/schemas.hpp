// Schemas of the tests: read from a text or a folder, with what is wrong with them in English.
#pragma once

#include <kcms/layout/layout_set.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kcms::test {

[[nodiscard]] std::string text_of(const std::filesystem::path& file);

// The *.toml files of a folder, in the order of their names; codes.toml is left out.
[[nodiscard]] std::vector<SchemaText> schemas_in(const std::filesystem::path& folder);

// The codes.toml of the program.
[[nodiscard]] SchemaText built_in_codes();

// One sentence for each fault, a line each.
[[nodiscard]] std::string said(const Faults& faults);

// The layouts of one schema, "test.toml"; the test ends where it has a fault.
[[nodiscard]] std::shared_ptr<const LayoutSet> layouts_of(const std::string& schema,
                                                          const std::string& codes = "");

// What is wrong with a schema, "test.toml".
[[nodiscard]] std::string faults_of(const std::string& schema, const std::string& codes = "");

}  // namespace kcms::test

// tests/schemas/bad holds one schema for each rule of the schema language, and beside it what is
// said of it.
#include "schemas.hpp"

#include <kcms/base/embedded.hpp>
#include <kcms/base/words.hpp>

#include <catch2/catch.hpp>

#include <set>
#include <span>
#include <string>
#include <string_view>

using namespace kcms;
using namespace kcms::test;

namespace {

constexpr const char* folder = KCMS_SOURCE_DIR "/tests/schemas/bad";

Faults faults_in(const SchemaText& schema) {
  Faults faults;
  const auto set = LayoutSet::load(std::span{&schema, 1}, built_in_codes(), faults,
                                   std::span<const std::string_view>{});
  CHECK(set == nullptr);
  return faults;
}

}  // namespace

TEST_CASE("each bad schema is refused with its place and its cure", "[layout]") {
  const auto schemas = schemas_in(folder);
  REQUIRE(schemas.size() > 100);
  for (const SchemaText& schema : schemas) {
    INFO(schema.name);
    const std::string expected =
        text_of((std::filesystem::path{folder} / schema.name).replace_extension(".txt"));
    CHECK(said(faults_in(schema)) == expected);
  }
}

TEST_CASE("each rule of the schema language has a bad schema", "[layout]") {
  // Two schemas, or rules.toml, are at fault there.
  std::set<std::string> seen{"schema.kind-twice", "schema.bad-rule-id"};
  for (const SchemaText& schema : schemas_in(folder))
    for (const Fault& fault : faults_in(schema)) seen.insert(fault.phrase.key);
  Words words;
  Faults of_words;
  words.add(embedded("words/en.toml"), "en.toml", of_words);
  for (const std::string& key : words.keys())
    if (key.starts_with("schema.") ||
        (key.starts_with("document.") && !key.starts_with("document.json-")))
      CHECK((key + (seen.contains(key) ? "" : " is not tested")) == key);
}

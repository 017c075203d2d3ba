// tests/schemas/bad holds one schema for each rule of the schema language, and beside it what is
// said of it.
#include "schemas.hpp"

#include <catch2/catch.hpp>

#include <span>
#include <string_view>

using namespace kcms;
using namespace kcms::test;

TEST_CASE("each bad schema is refused with its place and its cure", "[layout]") {
  const std::filesystem::path folder = KCMS_SOURCE_DIR "/tests/schemas/bad";
  const auto schemas = schemas_in(folder);
  REQUIRE(schemas.size() > 100);
  for (const SchemaText& schema : schemas) {
    INFO(schema.name);
    Faults faults;
    const auto set = LayoutSet::load(std::span{&schema, 1}, built_in_codes(), faults,
                                     std::span<const std::string_view>{});
    CHECK(set == nullptr);
    const std::string expected = text_of((folder / schema.name).replace_extension(".txt"));
    CHECK(said(faults) == expected);
  }
}

// What layoutc made of schemas/ at build time is what the schema reader makes of it now.
#include "layout_text.hpp"
#include "schemas.hpp"

#include <kcms/base/embedded.hpp>
#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

using namespace kcms;
using namespace kcms::test;

TEST_CASE("the built-in layouts are those of schemas/", "[layout]") {
  Faults faults;
  const auto texts = schemas_in(KCMS_SOURCE_DIR "/schemas");
  const auto set = LayoutSet::load(texts, built_in_codes(), faults);
  INFO(said(faults));
  REQUIRE(set != nullptr);
  REQUIRE(set->layouts().size() == builtin_layouts().size());
  for (std::size_t i = 0; i < builtin_layouts().size(); ++i)
    CHECK(layout_text(set->layouts()[i]) == layout_text(builtin_layouts()[i]));
}

TEST_CASE("the embedded files are those of schemas/", "[layout]") {
  const std::string folder = KCMS_SOURCE_DIR "/schemas/";
  REQUIRE_FALSE(embedded_files().empty());
  for (const EmbeddedFile& file : embedded_files()) {
    INFO(file.path);
    CHECK(text_of(folder + std::string{file.path}) == file.text);
    CHECK(embedded(file.path) == file.text);
  }
  for (const SchemaText& schema : schemas_in(folder)) CHECK(embedded(schema.name) == schema.text);
  CHECK_FALSE(embedded("words/ko.toml").empty());
  CHECK(embedded("no-such.toml").empty());
}

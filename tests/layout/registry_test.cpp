#include <kcms/layout/registry.hpp>

#include "schemas.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace kcms;
using namespace kcms::test;
using namespace std::chrono_literals;

TEST_CASE("the date of a file picks the layout", "[layout]") {
  const Registry registry = Registry::builtin();
  const FileSpec* before = registry.find("EB11", 2016y / 1 / 11);
  const FileSpec* after = registry.find("EB11", 2016y / 1 / 12);
  REQUIRE(before != nullptr);
  REQUIRE(after != nullptr);
  CHECK(before != after);
  CHECK(registry.revisions("EB11") == std::vector<const FileSpec*>{before, after});
  CHECK(registry.find("EB99", 2016y / 1 / 12) == nullptr);
  CHECK(registry.revisions("EB99").empty());
}

TEST_CASE("a kind of one's own replaces all revisions of the built-in one, in its place",
          "[layout]") {
  Registry registry = Registry::builtin();
  const auto before = registry.kinds();
  registry.overlay(layouts_of(R"(schema = 1
[file]
length = 8
order  = ["data*"]
[kind.EB11]
[kind.MINE]
[record.data]
fields = [ { name = "a", mode = "AN", length = 8 } ]
)"));
  REQUIRE(registry.revisions("EB11").size() == 1);
  CHECK(registry.revisions("EB11")[0]->length == 8);
  CHECK(registry.find("MINE", 2026y / 1 / 1) != nullptr);
  auto kinds = registry.kinds();
  CHECK(kinds.back() == "MINE");
  kinds.pop_back();
  CHECK(kinds == before);
}

TEST_CASE("each built-in kind has its revisions side by side, oldest first", "[layout]") {
  const Registry registry = Registry::builtin();
  for (const std::string_view kind : registry.kinds()) {
    const auto revisions = registry.revisions(kind);
    REQUIRE_FALSE(revisions.empty());
    for (std::size_t i = 1; i < revisions.size(); ++i)
      CHECK(revisions[i - 1]->until == revisions[i]->since);
  }
  CHECK(registry.all().size() == builtin_layouts().size());
}

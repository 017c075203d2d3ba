#include "schemas.hpp"

#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

using namespace kcms;
using namespace kcms::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> ids(const LayoutSet& set) {
  std::vector<std::string> ids;
  for (const FileSpec& layout : set.layouts()) ids.push_back(layout_id(layout));
  return ids;
}

const std::string head =
    "schema = 1\n[file]\nlength = 2\norder = [\"data*\"]\n[kind.AB1]\n[kind.AB2]\n"
    "[record.data]\nfields = [\n  { name = \"a\", mode = \"A\", length = 1 },\n";

}  // namespace

TEST_CASE("a field that begins later makes a revision of each kind that has it", "[layout]") {
  const auto set = layouts_of(head + R"(
  { name = "old", mode = "A", length = 1, until = 2016-01-12, only = ["AB1"] },
  { name = "new", mode = "A", length = 1, since = 2016-01-12, only = ["AB1"] },
  { name = "other", mode = "A", length = 1, only = ["AB2"] },
])");
  CHECK(ids(*set) == std::vector<std::string>{"AB1@until-2016-01-12", "AB1@2016-01-12", "AB2"});
  CHECK(set->layouts()[0].until == 2016y / 1 / 12);
  CHECK(set->layouts()[0].records[0].fields[1].name == "old");
  CHECK(set->layouts()[1].records[0].fields[1].name == "new");
}

TEST_CASE("a code that begins later makes a revision", "[layout]") {
  const auto set =
      layouts_of(head + "  { name = \"type\", mode = \"A\", length = 1, codes = \"t\" },\n]",
                 "[t]\nvalues = [ { code = \"A\" }, { code = \"B\", since = 2016-01-04 } ]\n");
  REQUIRE(ids(*set) == std::vector<std::string>{"AB1@until-2016-01-04", "AB1@2016-01-04",
                                                "AB2@until-2016-01-04", "AB2@2016-01-04"});
  CHECK(set->layouts()[0].records[0].fields[1].codes.size() == 1);
  CHECK(set->layouts()[1].records[0].fields[1].codes.size() == 2);
  CHECK(set->layouts()[1].records[0].fields[1].code_table == "t");
}

TEST_CASE("a kind lasts as long as it and its file say", "[layout]") {
  const auto set = layouts_of(R"(schema = 1
[file]
length = 1
order  = ["data*"]
since  = 2000-01-01
[kind.AB1]
until  = 2010-01-01
[record.data]
fields = [ { name = "a", mode = "A", length = 1 } ]
)");
  REQUIRE(set->layouts().size() == 1);
  CHECK(set->layouts()[0].since == 2000y / 1 / 1);
  CHECK(set->layouts()[0].until == 2010y / 1 / 1);
}

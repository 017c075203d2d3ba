#include "schemas.hpp"

#include <catch2/catch.hpp>

using namespace kcms;
using namespace kcms::test;

namespace {

// A schema whose records are one tag byte each, named by single letters.
std::string ordered(const std::string& order, const std::string& records,
                    const std::string& groups = "") {
  std::string schema = "schema = 1\n[file]\nlength = 1\norder = " + order +
                       "\n[kind.AB1]\n[group]\n" + groups + "\n";
  for (const char name : records) {
    schema +=
        std::string("[record.") + name +
        "]\npart = \"data\"\nfields = [ { name = \"tag\", mode = \"AN\", length = 1, is = \"" +
        name + "\", tag = true } ]\n";
  }
  return schema;
}

// "hd" for the records whose bits are set.
std::string letters(const FileSpec& file, std::uint64_t mask) {
  std::string text;
  for (std::size_t i = 0; i < file.records.size(); ++i)
    if ((mask >> i & 1U) != 0) text += file.records[i].name;
  return text;
}

std::string before(const FileSpec& file, std::string_view record) {
  return letters(file, file.records[file.find(record)].follows);
}

}  // namespace

TEST_CASE("any number of records may stand between header and trailer", "[layout]") {
  const auto set = layouts_of(ordered(R"(["h", "d*", "t"])", "hdt"));
  const FileSpec& file = set->layouts()[0];
  CHECK(letters(file, file.first) == "h");
  CHECK(letters(file, file.last) == "t");
  CHECK(before(file, "h").empty());
  CHECK(before(file, "d") == "hd");
  CHECK(before(file, "t") == "hd");
}

TEST_CASE("what may be absent lets its neighbours meet", "[layout]") {
  const auto set = layouts_of(ordered(R"(["h?", "d+", "t?"])", "hdt"));
  const FileSpec& file = set->layouts()[0];
  CHECK(letters(file, file.first) == "hd");
  CHECK(letters(file, file.last) == "dt");
  CHECK(before(file, "d") == "hd");
  CHECK(before(file, "t") == "d");
}

TEST_CASE("groups repeat as a whole and may lie in each other", "[layout]") {
  const auto set = layouts_of(ordered(R"(["h", "batch*", "t"])", "hbdet",
                                      "batch = [\"b\", \"item+\"]\nitem = [\"d\", \"e*\"]"));
  const FileSpec& file = set->layouts()[0];
  CHECK(before(file, "b") == "hde");
  CHECK(before(file, "d") == "bde");
  CHECK(before(file, "e") == "de");
  CHECK(before(file, "t") == "hde");
  REQUIRE(file.groups.size() == 2);
  CHECK(file.groups[0].name == "batch");
  CHECK(file.groups[0].opener == file.find("b"));
  CHECK(file.groups[0].parent == none);
  CHECK(file.groups[1].name == "item");
  CHECK(file.groups[1].parent == 0);
  CHECK(file.records[file.find("h")].group == none);
  CHECK(file.records[file.find("b")].group == 0);
  CHECK(file.records[file.find("e")].group == 1);
}

TEST_CASE("records are counted in the order in which they stand", "[layout]") {
  const auto set = layouts_of(ordered(R"(["t", "h*"])", "ht"));
  CHECK(set->layouts()[0].records[0].name == "t");
}

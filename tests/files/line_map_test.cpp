#include <kcms/files/line_map.hpp>

#include <kcms/files/refusal.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace kcms;

TEST_CASE("lines that follow one another are known of every record", "[line_map]") {
  LineMap lines;
  lines.add(0);
  for (std::uint64_t line = 2; line < 1'000'002; ++line) lines.add(line);
  lines.add(0);
  CHECK(lines.line_of(1) == 0);
  CHECK(lines.line_of(2) == 2);
  CHECK(lines.line_of(500'000) == 500'000);
  CHECK(lines.line_of(1'000'001) == 1'000'001);
  CHECK(lines.line_of(1'000'002) == 0);
}

TEST_CASE("lines of rows that span several, and of records without a row, are known too",
          "[line_map]") {
  std::mt19937_64 random(7);
  for (const int often : {2, 40, 5000}) {
    LineMap lines;
    std::vector<std::uint64_t> expected;
    std::uint64_t line = 1;
    for (int i = 0; i < 20'000; ++i) {
      const auto kind = random() % static_cast<unsigned>(often);
      if (kind == 1) line += 1 + random() % 300;
      expected.push_back(kind == 0 ? 0 : line++);
      lines.add(expected.back());
    }
    for (std::size_t i = 0; i < expected.size(); ++i)
      if (lines.line_of(i + 1) != expected[i]) FAIL("record " << i + 1);
  }
}

TEST_CASE("refusals are kept by line, the first ones where there are too many", "[line_map]") {
  Refusals refusals(3);
  for (const unsigned line : {5U, 5U, 9U, 12U, 2U, 7U, 30U})
    refusals.add({line, std::to_string(refusals.count()), Phrase("k")});
  CHECK(refusals.count() == 7);
  std::string kept;
  for (const Refusal& refusal : refusals.kept())
    kept += std::to_string(refusal.line) + "/" + refusal.column + " ";
  CHECK(kept == "2/4 5/0 5/1 ");
}

TEST_CASE("no refusal is kept where none is wanted", "[line_map]") {
  Refusals refusals(0);
  refusals.add({1, "", Phrase("k")});
  CHECK(refusals.count() == 1);
  CHECK(refusals.kept().empty());
}

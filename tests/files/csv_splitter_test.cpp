#include <kcms/files/csv_splitter.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace kcms;

namespace {

// The cells of the first row, joined with "|"; the text is followed by zeros, as the splitter asks.
std::string cells_of(const std::string& text, CsvSplit expected = CsvSplit::row,
                     bool at_end = true) {
  const std::string padded = text + std::string(8, '\0');
  CsvSplitter splitter;
  REQUIRE(splitter.split(std::string_view(padded).substr(0, text.size()), at_end) == expected);
  std::string joined;
  if (expected != CsvSplit::row) return joined;
  for (const auto cell : splitter.cells()) joined += std::string(cell) + "|";
  return joined;
}

}  // namespace

TEST_CASE("a row ends at a line feed, with or without a carriage return, or with the input",
          "[csv]") {
  CHECK(cells_of("a,bb,ccc\nd") == "a|bb|ccc|");
  CHECK(cells_of("a,bb,ccc\r\nd") == "a|bb|ccc|");
  CHECK(cells_of("a,bb,ccc") == "a|bb|ccc|");
  CHECK(cells_of("a,bb,ccc\r") == "a|bb|ccc|");
  CHECK(cells_of(",,\n") == "|||");
}

TEST_CASE("commas, line ends and doubled quotes in quotes belong to the cell", "[csv]") {
  CHECK(cells_of("\"a,b\",c\n") == "a,b|c|");
  CHECK(cells_of("\"a\r\nb\",c\n") == "a\r\nb|c|");
  CHECK(cells_of("c,\"\"\n") == "c||");
  CHECK(cells_of("\"say \"\"hi\"\"\",c\n") == "say \"\"hi\"\"|c|");
  CHECK(cells_of("c,\"quoted at the end\"") == "c|quoted at the end|");
  CHECK(cells_of("c,\"quoted at the end\"\r\n") == "c|quoted at the end|");
}

TEST_CASE("a quote where none may stand is found", "[csv]") {
  CHECK(cells_of("a\"b,c\n", CsvSplit::bad_quote).empty());
  CHECK(cells_of("\"a\"b,c\n", CsvSplit::bad_quote).empty());
  CHECK(cells_of("\"a\" ,c\n", CsvSplit::bad_quote).empty());
  CHECK(cells_of("\"a,c\n", CsvSplit::open_quote).empty());
}

TEST_CASE("a text that may go on is incomplete until the input is over", "[csv]") {
  for (const std::string text : {"a,b", "a,\"b", "a,\"b\"", "a,\"b\"\r", "a,b\r"})
    CHECK(cells_of(text, CsvSplit::incomplete, false).empty());
}

TEST_CASE("cells of every length and place are cut exactly", "[csv]") {
  for (std::size_t first = 0; first < 40; ++first) {
    for (std::size_t second = 0; second < 20; ++second) {
      const std::string a(first, 'x');
      const std::string b(second, '\xB0');
      CHECK(cells_of(a + "," + b + "\nrest,of,it\n") == a + "|" + b + "|");
    }
  }
}

TEST_CASE("of a row that nobody meant the cells are counted, and not all kept", "[csv]") {
  const std::size_t most = CsvSplitter::most_cells;
  for (const std::size_t cells : {most - 1, most, most + 1, 5 * most}) {
    std::string row;
    for (std::size_t i = 0; i < cells; ++i) row += R"("""",)";
    row.back() = '\n';
    const std::string padded = row + std::string(8, '\0');
    CsvSplitter splitter;
    REQUIRE(splitter.split(std::string_view(padded).substr(0, row.size()), true) == CsvSplit::row);
    CHECK(splitter.count() == cells);
    CHECK(splitter.cells().size() == std::min(cells, most));
    CHECK(splitter.doubled().size() == std::min(cells, most));
    CHECK(splitter.size() == row.size());
  }
}

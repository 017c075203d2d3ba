#include <kcms/files/row_reader.hpp>

#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>

using namespace kcms;

namespace {

constexpr std::string_view known[] = {"part", "payer_number", "passbook_text", "amount"};

struct Reading {
  std::string rows;  // cells joined with "|", rows with their line: "2:a|b|\n"; "-" for a cell that
                     // is not given
  std::vector<std::string> refused;  // "line column key"
  std::string error;
};

Reading read_rows(const std::string& text) {
  Reading reading;
  const auto source = memory_source(text, "rows.csv");
  Refusals refusals;
  const auto reader = open_rows(*source, known, refusals);
  const auto take = [&](const auto& result) {
    if (!result) reading.error = result.error().phrase.key;
    return result.has_value();
  };
  if (take(reader)) {
    for (auto row = (*reader)->next(); take(row) && *row != nullptr; row = (*reader)->next()) {
      reading.rows += std::to_string((*row)->line) + ":";
      for (const auto cell : (*row)->cells)
        reading.rows += (cell.data() == nullptr ? std::string("-") : std::string(cell)) + "|";
      reading.rows += "\n";
    }
  }
  for (const Refusal& refusal : refusals.kept())
    reading.refused.push_back(std::to_string(refusal.line) + " " + refusal.column + " " +
                              refusal.reason.key);
  for (const Refusal& refusal : refusals.kept()) CHECK_FALSE(refusal.rule.empty());
  return reading;
}

std::string in_949(std::string_view utf8) { return *to_windows_949(utf8); }

}  // namespace

TEST_CASE("rows of a CSV know their lines, quoted line ends counted", "[rows]") {
  const auto reading = read_rows(
      "payer_number,passbook_text\nPAYER1,\"two\nlines\"\n\nPAYER2,x\r\nPAYER3,\"a\"\"b\"");
  CHECK(reading.rows == "2:PAYER1|two\nlines|\n5:PAYER2|x|\n6:PAYER3|a\"b|\n");
  CHECK(reading.refused.empty());
}

TEST_CASE("a byte order mark is passed over", "[rows]") {
  CHECK(read_rows("\xEF\xBB\xBFpayer_number\nPAYER1\n").rows == "2:PAYER1|\n");
}

TEST_CASE("a CSV in Windows-949 is read as UTF-8 is", "[rows]") {
  const std::string text = "payer_number,passbook_text\nPAYER1,우유대금\nPAYER2,\"뷁,\"\n";
  CHECK(read_rows(text).rows == "2:PAYER1|우유대금|\n3:PAYER2|뷁,|\n");
  CHECK(read_rows(in_949(text)).rows == read_rows(text).rows);
}

TEST_CASE("Hangul bytes that happen to be UTF-8 are read as Hangul", "[rows]") {
  CHECK(read_rows("passbook_text,amount\n" + in_949("홍") + ",1\n").rows == "2:홍|1|\n");
}

TEST_CASE("doubled quotes in the first row with Hangul do not hide its encoding", "[rows]") {
  CHECK(read_rows("payer_number,passbook_text\nP1,\"a\"\"가나\"\n").rows == "2:P1|a\"가나|\n");
}

TEST_CASE("a row in another encoding than the rows before is refused with its line", "[rows]") {
  const auto first_utf8 =
      read_rows("passbook_text,amount\n우유,1\n" + in_949("우유") + ",2\n우유,3\n");
  CHECK(first_utf8.refused == std::vector<std::string>{"3  rows.not-utf8"});
  const auto first_949 = read_rows("passbook_text,amount\n" + in_949("우유,1\n") + "우유,2\n");
  CHECK(first_949.refused == std::vector<std::string>{"3  rows.not-windows-949"});
  // The encoding is told by all that was read at once; a fault far behind is found against it.
  std::string text = "passbook_text,amount\n우유,1\n";
  while (text.size() < (1U << 20U)) text += "plain,1\n";
  text += in_949("우유") + ",2\n";
  const auto far_behind = read_rows(text);
  REQUIRE(far_behind.refused.size() == 1);
  CHECK(far_behind.refused[0].ends_with("rows.not-utf8"));
}

TEST_CASE("rows with too many or too few cells are refused and passed over", "[rows]") {
  const auto reading = read_rows("payer_number,amount\nA,1\nB\nC,3,4\nD,5\n");
  CHECK(reading.rows == "2:A|1|\n5:D|5|\n");
  CHECK(reading.refused == std::vector<std::string>{"3  rows.cell-count", "4  rows.cell-count"});
}

TEST_CASE("an unknown column is refused with the nearest one, a repeated one too", "[rows]") {
  const auto reading = read_rows("payer_numbr,amount,amount,zzzzzzzzzzz\n");
  CHECK(reading.refused == std::vector<std::string>{"1 payer_numbr rows.unknown-column-near",
                                                    "1 amount rows.column-twice",
                                                    "1 zzzzzzzzzzz rows.unknown-column"});
}

TEST_CASE("quotes that do not fit end the rows, and an empty input is an error", "[rows]") {
  const auto odd = read_rows("amount\n1\na\"b\n2\n");
  CHECK(odd.refused == std::vector<std::string>{"3  rows.bad-quote"});
  CHECK(odd.rows == "2:1|\n");
  CHECK(read_rows("amount\n\"ab\n").refused == std::vector<std::string>{"2  rows.open-quote"});
  CHECK(read_rows("a\"mount\n1\n").refused == std::vector<std::string>{"1  rows.bad-quote"});
  CHECK(read_rows("").error == "rows.empty");
  CHECK(read_rows("\n \n").error == "rows.empty");
}

TEST_CASE("what is easily taken for a CSV is told apart", "[rows]") {
  using namespace std::string_literals;
  CHECK(read_rows("\xFF\xFEp\0a\0r\0t\0\n\0"s).error == "rows.utf-16");
  CHECK(read_rows("\xFE\xFF\0p\0a\0r\0t"s).error == "rows.utf-16");
  CHECK(read_rows("p\0a\0r\0t\0"s).error == "rows.utf-16");
  CHECK(read_rows("\0p\0a\0r\0t"s).error == "rows.utf-16");
  CHECK(read_rows("PK\x03\x04\x14\0\6\0"s).error == "rows.spreadsheet");
  CHECK(read_rows("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s).error == "rows.spreadsheet");
  CHECK(read_rows("payer_number\tamount\nA\t1,000\n").error == "rows.tabs");
  CHECK(read_rows("\"payer_number\";\"amount\"\nA;1\n").error == "rows.semicolons");
  CHECK(read_rows("payer_number,amount\rA,1\r").error == "rows.carriage-returns");
  CHECK(read_rows("\xEF\xBB\xBFpayer_number;amount\n").error == "rows.semicolons");
  CHECK(read_rows("payer_number\r\nA;B\r\n").rows == "2:A;B|\n");
  CHECK(read_rows("{\"payer_number\":\"a;b\\tc\"}\n").error.empty());
}

TEST_CASE("a quote that is never closed does not read a large file into memory", "[rows]") {
  std::string text = "amount\n\"";
  text.append(std::size_t{20} << 20U, 'x');
  CHECK(read_rows(text).refused == std::vector<std::string>{"2  rows.too-long"});
  const auto object = R"({"amount":")" + std::string(std::size_t{20} << 20U, 'x');
  CHECK(read_rows("{\"amount\":\"1\"}\n" + object).refused ==
        std::vector<std::string>{"2  rows.too-long"});
}

TEST_CASE("rows longer than a block of reading are whole", "[rows]") {
  const std::string cell(std::size_t{1} << 20U, 'x');
  const auto reading = read_rows("amount,payer_number\n" + cell + ",A\n\"" + cell + "\",B\n");
  CHECK(reading.rows == "2:" + cell + "|A|\n3:" + cell + "|B|\n");
}

TEST_CASE("many rows arrive in order across the blocks of reading", "[rows]") {
  std::string text = "payer_number,amount\n";
  std::string expected;
  for (int i = 0; i < 60000; ++i) {
    const auto number = std::to_string(i);
    text += "PAYER" + number + (i % 7 == 0 ? ",\"" + number + "\"\n" : "," + number + "\n");
    expected += std::to_string(i + 2) + ":PAYER" + number + "|" + number + "|\n";
  }
  CHECK(read_rows(text).rows == expected);
}

TEST_CASE("NDJSON gives the cells that an object has", "[rows]") {
  const auto reading = read_rows(
      "{\"payer_number\":\"A\",\"amount\":100}\n\n{\"amount\":\"\",\"part\":\"data\"}\r\n");
  CHECK(reading.rows == "1:-|A|-|100|\n3:data|-|-||\n");
}

TEST_CASE("NDJSON lines that are no rows are refused with their lines", "[rows]") {
  const auto reading = read_rows(
      "{\"amount\":\"1\"}\n{\"amount\":true}\n[1]\n{\"amont\":\"1\"}\n{\"amount\":\"1\",\"amount\":"
      "\"2\"}\n{\"am");
  CHECK(reading.rows == "1:-|-|-|1|\n");
  CHECK(reading.refused ==
        std::vector<std::string>{"2  document.json-bad-value", "3  document.json-not-an-object",
                                 "4 amont rows.unknown-column-near", "5  document.json-twice",
                                 "6  document.json-syntax"});
}

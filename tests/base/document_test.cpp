#include <kcms/base/document.hpp>

#include <catch2/catch.hpp>

using namespace kcms;
using namespace std::chrono_literals;

namespace {

Document parsed(std::string_view text) {
  Faults faults;
  std::optional<Document> document = Document::parse(text, "test.toml", faults);
  REQUIRE(document.has_value());
  return std::move(*document);
}

// The one fault, as "line:column key".
std::string only_fault(const Faults& faults) {
  REQUIRE(faults.size() == 1);
  const Fault& fault = faults.front();
  return std::to_string(fault.line) + ":" + std::to_string(fault.column) + " " + fault.phrase.key;
}

std::string syntax_fault(std::string_view text) {
  Faults faults;
  CHECK_FALSE(Document::parse(text, "test.toml", faults).has_value());
  return only_fault(faults);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("values come out as their types", "[base]") {
  const Document document = parsed(
      "text = \"a\"\nnumber = 3\nyes = true\nday = 2016-01-12\n"
      "texts = [\"a\", \"b\"]\nnumbers = [6, 10]\n[table]\nx = 1\n[[rows]]\n[[rows]]\n");
  Faults faults;
  Table root = document.root(faults);
  CHECK(root.text("text") == "a");
  CHECK(root.integer("number") == 3);
  CHECK(root.boolean("yes") == true);
  CHECK(root.date("day") == 2016y / 1 / 12);
  CHECK(root.texts("texts") == std::vector<std::string>{"a", "b"});
  CHECK(root.integers("numbers") == std::vector<std::int64_t>{6, 10});
  CHECK(root.table("table")->integer("x") == 1);
  CHECK(root.tables("rows").size() == 2);
  CHECK(root.text("absent") == std::nullopt);
  CHECK(root.tables("none").empty());
  CHECK(faults.empty());
}

TEST_CASE("keys come in the order of the document, values with their places", "[base]") {
  const Document document = parsed("z = 1\na = { c = 1, b = 2 }\n[m]\n");
  Faults faults;
  Table root = document.root(faults);
  CHECK(root.keys() == std::vector<std::string>{"z", "a", "m"});
  CHECK(root.spot("z").column == 5);
  CHECK(root.table("m")->spot().line == 3);
  const std::optional<Table> inner = root.table("a");
  CHECK(inner->keys() == std::vector<std::string>{"c", "b"});
  CHECK(inner->spot("absent").line == 2);
}

TEST_CASE("a value of the wrong type is a fault and no value", "[base]") {
  const Document document = parsed("number = \"3\"\nlist = [\"a\", 1]\n");
  Faults faults;
  Table root = document.root(faults);
  CHECK_FALSE(root.integer("number").has_value());
  CHECK(only_fault(faults) == "1:10 document.not-number");
  CHECK(faults.front().phrase.values == Phrase::Values{{"key", "number"}, {"found", "string"}});
  faults.clear();
  CHECK_FALSE(root.texts("list").has_value());
  CHECK(only_fault(faults) == "2:14 document.not-texts");
}

TEST_CASE("a missing key is a fault at its table", "[base]") {
  const Document document = parsed("[a]\n");
  Faults faults;
  Table a = *document.root(faults).table("a");
  CHECK(a.require_text("name").empty());
  CHECK(only_fault(faults) == "1:1 document.missing-key");
}

TEST_CASE("keys that nobody asked for are faults, with the nearest one that was", "[base]") {
  const Document document = parsed("length = 1\nlenght = 2\nzzz = 3\n");
  Faults faults;
  Table root = document.root(faults);
  CHECK(root.integer("length") == 1);
  root.finish();
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].phrase ==
        Phrase{"document.unknown-key-near", {{"key", "lenght"}, {"nearest", "length"}}});
  CHECK(faults[0].line == 2);
  CHECK(faults[1].phrase == Phrase{"document.unknown-key", {{"key", "zzz"}}});
}

TEST_CASE("a text that is not TOML is one fault with its place", "[base]") {
  CHECK(syntax_fault("a = 1\nb = \n") == "2:5 document.syntax");
  CHECK(syntax_fault("a = 1\na = 2\n") == "2:5 document.syntax");
  CHECK(syntax_fault("a = \"\xFF\"") == "1:5 document.syntax");
  CHECK(syntax_fault(std::string_view{"a = \"\0\"", 7}) == "1:6 document.syntax");
}

TEST_CASE("a day of the year 0 is one fault with its place, wherever it stands", "[base]") {
  CHECK(syntax_fault("a = 0000-01-01") == "1:5 document.no-day");
  CHECK(syntax_fault("a = 1\nb = [{ c = [2016-01-01, 0000-12-31] }]") == "2:25 document.no-day");
  CHECK(syntax_fault("[a.b]\nc = 0000-02-29") == "2:5 document.no-day");
}

TEST_CASE("deep nesting is refused, not followed", "[base]") {
  CHECK(syntax_fault("a = " + repeated("[", 100000)) == "1:261 document.syntax");
  CHECK(syntax_fault("a" + repeated(".a", 1000000) + " = 1") == "1:32 document.deep-key");
  CHECK(syntax_fault("[a" + repeated(" . \"a.b\"", 1000000) + "]") == "1:124 document.deep-key");
  CHECK(parsed("a = \"" + repeated(".", 1000) + "\" # " + repeated(".", 1000) + "\nb.c.d = 1\n")
            .name() == "test.toml");
  CHECK(parsed("a = '''\n'' " + repeated(".", 1000) + "'''\n").name() == "test.toml");
}

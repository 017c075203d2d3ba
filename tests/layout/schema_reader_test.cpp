#include "schemas.hpp"

#include <catch2/catch.hpp>

using namespace kcms;
using namespace kcms::test;
using namespace std::chrono_literals;

namespace {

std::string schema_with(const std::string& fields, const std::string& more = "") {
  return "schema = 1\n[file]\nlength = 20\norder = [\"data*\"]\n[kind.AB1]\n[kind.AB2]\n" + more +
         "[record.data]\nfields = [\n" + fields + "]\n";
}

const FieldSpec& field(const LayoutSet& set, std::string_view name, std::size_t layout = 0) {
  const RecordSpec& record = set.layouts()[layout].records[0];
  REQUIRE(record.find(name) != none);
  return record.fields[record.find(name)];
}

}  // namespace

TEST_CASE("offsets follow from lengths", "[layout]") {
  const auto set =
      layouts_of(schema_with("{ name = \"a\", mode = \"AN\", length = 7 },"
                             "{ name = \"b\", mode = \"N\", length = 13 },"));
  CHECK(field(*set, "a").offset == 0);
  CHECK(field(*set, "b").offset == 7);
  CHECK(set->layouts()[0].records[0].length == 20);
}

TEST_CASE("form and padding follow from the mode", "[layout]") {
  const auto set = layouts_of(schema_with(R"(
    { name = "a", mode = "A", length = 1 },  { name = "n", mode = "N", length = 1 },
    { name = "an", mode = "AN", length = 2 }, { name = "h", mode = "H", length = 4 },
    { name = "x", mode = "X", length = 4 },   { name = "w", mode = "H", length = 4, pad = "wide" },
    { name = "d", mode = "N", length = 2, as = "digits" },
    { name = "z", mode = "AN", length = 2, as = "digits", pad = "0" },
)"));
  const auto is = [&](std::string_view name, Form form, Pad pad) {
    INFO(name);
    CHECK(field(*set, name).form == form);
    CHECK(field(*set, name).pad == pad);
  };
  is("a", Form::word, Pad::blank);
  is("n", Form::number, Pad::zero_before);
  is("an", Form::word, Pad::blank);
  is("h", Form::text, Pad::blank);
  is("x", Form::bytes, Pad::blank);
  is("w", Form::text, Pad::wide);
  is("d", Form::digits, Pad::blank);
  is("z", Form::digits, Pad::zero_behind);
}

TEST_CASE("a constant is filled up as its mode is, and an empty one with blanks", "[layout]") {
  const auto set = layouts_of(schema_with(R"(
    { name = "word", mode = "AN", length = 4, is = "AE" },
    { name = "number", mode = "N", length = 4, is = "11" },
    { name = "blank", mode = "N", length = 4, is = "" },
    { name = "digits", mode = "AN", length = 4, as = "digits", pad = "0", is = "04" },
    { name = "filler", mode = "AN", length = 4, is = "" },
)"));
  CHECK(field(*set, "word").is == "AE  ");
  CHECK(field(*set, "number").is == "0011");
  CHECK(field(*set, "blank").is == "    ");
  CHECK(field(*set, "digits").is == "0400");
  CHECK(field(*set, "filler").is == "    ");
}

TEST_CASE("'in' changes a field for one kind, and a constant is only a constant", "[layout]") {
  const auto set = layouts_of(schema_with(R"(
    { name = "type", mode = "AN", length = 1, codes = ["1", "3"], in = { AB2 = { is = "" } } },
    { name = "amount", mode = "N", length = 19, min = 5, in = { AB2 = { min = 7, name = "sum" } } },
)"));
  CHECK(field(*set, "type").codes.size() == 2);
  CHECK(field(*set, "type").form == Form::code);
  CHECK(field(*set, "type", 1).constant);
  CHECK(field(*set, "type", 1).codes.empty());
  CHECK(field(*set, "amount").min == 5);
  CHECK(field(*set, "sum", 1).min == 7);
}

TEST_CASE("the nearest source, grade and sole count", "[layout]") {
  const auto set = layouts_of(R"(
schema = 1
[file]
length = 2
order  = ["data*"]
grade  = "official"
source = "file"
[kind.AB1]
source = "kind"
sole   = true
[record.data]
grade  = "code"
fields = [
  { name = "a", mode = "A", length = 1 },
  { name = "b", mode = "A", length = 1, grade = "assumed", source = "field", sole = false },
]
)");
  const Source& a = field(*set, "a").source;
  CHECK(a.text == "kind");
  CHECK(a.grade == Grade::code);
  CHECK(a.sole);
  const Source& b = field(*set, "b").source;
  CHECK(b.text == "field");
  CHECK(b.grade == Grade::assumed);
  CHECK_FALSE(b.sole);
  CHECK(set->layouts()[0].source.grade == Grade::official);
}

TEST_CASE("totals, unique keys and allowed rows find their fields", "[layout]") {
  const auto set = layouts_of(R"(
schema = 1
[file]
length = 12
order  = ["data*", "end"]
key    = ["payer"]
[kind.AB1]
[record.data]
fields = [
  { name = "tag", mode = "A", length = 1, is = "D", tag = true },
  { name = "payer", mode = "AN", length = 4 },
  { name = "type", mode = "AN", length = 1 },
  { name = "amount", mode = "N", length = 6 },
]
[record.end]
part   = "trailer"
fields = [
  { name = "tag", mode = "A", length = 1, is = "E", tag = true },
  { name = "count", mode = "N", length = 5 },
  { name = "hash", mode = "N", length = 6 },
]
totals = [
  { of = ["count"], count = ["data"], where = { type = ["1", ""] }, centre = "0081" },
  { of = ["hash"], sum = "data.amount", last_digits = 6 },
]
[[unique]]
record = "data"
key    = ["payer"]
same   = ["type", "amount"]
[[allowed]]
record   = "data"
severity = "warning"
rows     = [ { type = ["1"], payer = ["*"] }, { type = ["3", ""] } ]
)");
  const FileSpec& file = set->layouts()[0];
  CHECK(file.key[0] == 1);
  const auto totals = file.records[1].totals;
  REQUIRE(totals.size() == 2);
  CHECK(totals[0].of[0] == 1);
  CHECK(totals[0].records[0] == 0);
  CHECK(totals[0].where.field == 2);
  CHECK(totals[0].where.codes[1].empty());
  CHECK(totals[0].centre == "0081");
  CHECK(totals[1].summed == FieldRef{0, 3});
  CHECK(totals[1].last_digits == 6);
  CHECK(file.unique[0].same.size() == 2);
  CHECK(file.allowed[0].severity == Severity::warning);
  CHECK(file.allowed[0].rows[0].cells[1].others);
  CHECK(file.allowed[0].rows[1].cells[0].codes.size() == 2);
}

TEST_CASE("a text without a [file] table is no schema and no fault", "[layout]") {
  Faults faults;
  const std::vector<SchemaText> texts{{"banks.toml", "[bank]\nname = 1\n"}};
  const auto set = LayoutSet::load(texts, {"codes.toml", ""}, faults);
  REQUIRE(set != nullptr);
  CHECK(set->layouts().empty());
}

TEST_CASE("one kind has one layout a day, whatever the schemas", "[layout]") {
  const std::string plain = schema_with(R"({ name = "a", mode = "AN", length = 20 },)");
  Faults faults;
  const std::vector<SchemaText> texts{{"a.toml", plain}, {"b.toml", plain}};
  CHECK(LayoutSet::load(texts, {"codes.toml", ""}, faults) == nullptr);
  CHECK(said(faults) ==
        "b.toml:5:1: kind AB1 stands in a.toml too, for the same dates: keep one, or part them by "
        "since and until\n"
        "b.toml:6:1: kind AB2 stands in a.toml too, for the same dates: keep one, or part them by "
        "since and until\n");
}

TEST_CASE("all faults of all schemas come at once, in the order of files and lines", "[layout]") {
  const std::string bad = schema_with(R"({ name = "B", mode = "Q", length = 0 },)");
  Faults faults;
  const std::vector<SchemaText> texts{{"b.toml", bad}, {"a.toml", "[file]\n"}};
  CHECK(LayoutSet::load(texts, {"codes.toml", "[t]\nvalues = 1\n"}, faults) == nullptr);
  std::vector<std::string> places;
  for (const Fault& fault : faults)
    places.push_back(fault.file + ":" + std::to_string(fault.line) + " " + fault.phrase.key);
  CHECK(places ==
        std::vector<std::string>{"a.toml:1 document.missing-key", "a.toml:1 document.missing-key",
                                 "a.toml:1 document.missing-key", "a.toml:1 document.missing-table",
                                 "a.toml:1 document.missing-table", "b.toml:9 schema.bad-name",
                                 "b.toml:9 schema.unknown-mode", "b.toml:9 schema.bad-length",
                                 "codes.toml:2 document.not-tables"});
}

TEST_CASE("faults of the table of codes are reported in it", "[layout]") {
  const std::string plain = schema_with(R"({ name = "a", mode = "AN", length = 20 },)");
  CHECK(faults_of(plain, "[t]\nvalues = [ { code = \"1\" }, { code = \"1\" } ]\n") ==
        "codes.toml:2:37: the code '1' is here twice for the same dates: take one out\n");
  CHECK(faults_of(plain,
                  "[t]\nvalues = [ { code = \"1\", since = 2016-01-04, until = 2016-01-04 } ]\n") ==
        "codes.toml:2:54: 'until' is the first day on which it no longer holds and must lie after "
        "'since'\n");
}

#include <kcms/layout/export.hpp>

#include "example_layout.hpp"

#include <kcms/layout/cobol_words.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/layout/value_shape.hpp>

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

using namespace kcms;
using Catch::Contains;

TEST_CASE("each form of export has a name, and nothing else is one", "[export]") {
  CHECK(export_form("cobol") == ExportForm::cobol);
  CHECK(export_form("json-schema") == ExportForm::json_schema);
  CHECK(export_form("markdown") == ExportForm::markdown);
  CHECK(export_form("sql") == ExportForm::sql);
  CHECK_FALSE(export_form("json"));
  CHECK_FALSE(export_form(""));
  CHECK(export_layout(example::layout, ExportForm::sql) == export_sql(example::layout));
}

TEST_CASE("a copybook stays within the columns of fixed format", "[export]") {
  std::istringstream lines{export_cobol(example::layout)};
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 72);
}

TEST_CASE("a copybook names fields in capitals, and reserved words with a suffix", "[export]") {
  const std::string text = export_cobol(example::layout);
  CHECK_THAT(text, Contains("       01  XX11-DATA.\n"));
  CHECK_THAT(text, Contains("           05  RECORD-TYPE                    PIC X(1).\n"));
  CHECK_THAT(text, Contains("           05  SERIAL                         PIC 9(8).\n"));
  CHECK_THAT(text, Contains("           05  TYPE-FIELD                     PIC X(1).\n"));
  CHECK_THAT(text, Contains("           05  DATE-FIELD                     PIC X(6).\n"));
  CHECK_THAT(text, Contains("           05  FILLER                         PIC X(3).\n"));
}

TEST_CASE("long names of a copybook are cut and stay apart", "[export]") {
  const std::string text = export_cobol(example::layout);
  CHECK_THAT(text, Contains("           05  A-VERY-LONG-NAME-OF-A-FIELD-TH PIC X(5).\n"));
  CHECK_THAT(text, Contains("           05  A-VERY-LONG-NAME-OF-A-FIEL-2   PIC X(2).\n"));
}

TEST_CASE("a copybook names tags and codes", "[export]") {
  const std::string text = export_cobol(example::layout);
  CHECK_THAT(text, Contains("           88  RECORD-TYPE-FITS               VALUE \"R\".\n"));
  CHECK_THAT(text, Contains("           88  TYPE-FIELD-ENROLL              VALUE \"1\".\n"));
  CHECK_THAT(text, Contains("           88  TYPE-FIELD-3                   VALUE \"3\".\n"));
}

TEST_CASE("reserved words are known", "[export]") {
  for (const auto* word : {"ACCEPT", "DATE", "FILLER", "PROGRAM-ID", "ZEROS"})
    CHECK(is_cobol_word(word));
  for (const auto* word : {"", "PAYER-NUMBER", "ACCOUNT", "AMOUNT", "DATES", "A"})
    CHECK_FALSE(is_cobol_word(word));
}

TEST_CASE("a table has a column of text for each field, with what can be checked", "[export]") {
  const std::string text = export_sql(example::layout);
  CHECK_THAT(text, Contains("create table \"xx11_data\" (\n"));
  CHECK_THAT(text, Contains(R"("record_type" text not null check ("record_type" = 'R'),)"));
  CHECK_THAT(text,
             Contains(R"(check (length("serial") = 8 and trim("serial", '0123456789') = ''))"));
  CHECK_THAT(text, Contains(R"(check ("type" in ('1', '3')))"));
  CHECK_THAT(
      text,
      Contains(R"(length("account") between 1 and 16 and trim("account", '0123456789*') = '')"));
  CHECK_THAT(text, Contains(R"(check ("holder_id" = '' or length("holder_id") in (6, 10) and)"));
  CHECK_THAT(text, Contains(R"(trim("bank_branch", '0123456789 ') = '')"));
  CHECK_THAT(text, Contains(R"(check ("filler" = '')  -- 11 항목: Item)"));
}

TEST_CASE("a JSON schema has a pattern for each field", "[export]") {
  const std::string text = export_json_schema(example::layout);
  CHECK_THAT(text, Contains(R"("const": "R")"));
  CHECK_THAT(text, Contains(R"("pattern": "^([0-9]{8})$")"));
  CHECK_THAT(text, Contains(R"("pattern": "^([0-9*]{1,16})$")"));
  CHECK_THAT(text, Contains(R"("pattern": "^([0-9]{6}|[0-9]{10})?$")"));
  CHECK_THAT(text, Contains(R"("pattern": "^([0-9 ]{1,7})$")"));
  CHECK_THAT(text, Contains(R"("pattern": "^([0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01]))$")"));
  CHECK_THAT(text, Contains(R"("pattern": "^([0-9A-F]{4})$")"));
  CHECK_THAT(text, Contains(R"("additionalProperties": false)"));
}

TEST_CASE("a page has a row for each field, and bars of a source do not end a cell", "[export]") {
  const std::string text = export_markdown(example::layout);
  CHECK_THAT(text, Contains("# XX11 보기\n\nAn example\n"));
  CHECK_THAT(text, Contains("| 2 | 1 | 8 | `serial` | 항목 | Item | N | serial; from 1 | code, one "
                            "source alone: a \\| source |\n"));
  CHECK_THAT(text, Contains("`1` 신규 (enrolment), `3` 해지 (cancel)"));
  CHECK_THAT(text, Contains("| always `R` |"));
  CHECK_THAT(text, Contains("| blanks |"));
  CHECK_THAT(text, Contains("may be blank where `type` is"));
}

TEST_CASE("a title of several lines becomes one", "[export]") {
  CHECK(one_line("two\nlines\tand\x7f more") == "two lines and  more");
  CHECK(one_line("납부자번호") == "납부자번호");
}

TEST_CASE("every built-in layout is exported with all its fields", "[export]") {
  const Registry registry = Registry::builtin();
  REQUIRE_FALSE(registry.all().empty());
  for (const FileSpec* spec : registry.all()) {
    std::istringstream copybook{export_cobol(*spec)};
    for (std::string line; std::getline(copybook, line);) CHECK(line.size() <= 72);
    const std::string tables = export_sql(*spec);
    const std::string schema = export_json_schema(*spec);
    const std::string page = export_markdown(*spec);
    for (const RecordSpec& record : spec->records) {
      for (const FieldSpec& field : record.fields) {
        const std::string name{field.name};
        CHECK(tables.find("  \"" + name + "\" text not null") != std::string::npos);
        CHECK(schema.find("\"" + name + "\": {") != std::string::npos);
        CHECK(page.find("| `" + name + "` |") != std::string::npos);
      }
    }
  }
}

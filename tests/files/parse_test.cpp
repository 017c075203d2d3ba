#include <kcms/files/parse.hpp>

#include "layouts.hpp"

#include <kcms/base/digest.hpp>
#include <kcms/charset/charset.hpp>

using namespace kcms;
using namespace kcms::test;

namespace {

struct Printed {
  std::string text;
  ParsedFile parsed;
  std::string error;
};

Printed print(const FileSpec& spec, const std::string& file, const ParseOptions& options) {
  Printed printed;
  const auto source = memory_source(file, "FILE");
  const auto sink = text_sink(printed.text);
  FileParser parser(*sink, options, "1.2.3");
  const auto parsed = parser.parse(*source, spec);
  if (parsed)
    printed.parsed = *parsed;
  else
    printed.error = parsed.error().phrase.key;
  REQUIRE(parser.finish());
  return printed;
}

ParseOptions as(ParseFormat format, RecordSelection records = RecordSelection::data,
                std::vector<std::string> fields = {}, Reveal reveal = Reveal::no) {
  return {format, records, std::move(fields), reveal};
}

const std::string batch_file =
    "10001ME             \n50010001            \n6000099a \"b\", c     \n7                   "
    "\n80010000009999      \n"
    "9000001             \n";

std::string eb13(std::string_view data) {
  std::string file;
  const auto add = [&file](std::string text) {
    text.resize(120, ' ');
    file += text;
  };
  add("H000000009912345678EB130316160316");
  add("R000000019912345678160316" + std::string(data));
  add("T999999999912345678EB1303160000000100000001000000000000000000000000");
  return file;
}

const std::string one_enrolment =
    eb13("1PAYER1              00400001002003004005   830404                        AREA");

}  // namespace

TEST_CASE("a CSV has a header row, keeps zeros, and quotes only where it must", "[parse]") {
  const auto printed = print(batches(), batch_file, as(ParseFormat::csv, RecordSelection::all));
  CHECK(printed.text ==
        "part,type,batches,sender,batch,items,rest,amount,name,text,sum,hash\n"
        "top,1,0001,ME,,,,,,,,\n"
        "open,5,,,001,0001,,,,,,\n"
        "item,6,,,,,,000099,\"a \"\"b\"\", c\",,,\n"
        "memo,7,,,,,,,,,,\n"
        "close,8,,,001,,,,,,00000099,99\n"
        "end,9,,,,000001,,,,,,\n");
  CHECK(printed.parsed.complete());
  CHECK(printed.parsed.records == 6);
  CHECK(printed.parsed.printed == 6);
}

TEST_CASE("only the records and fields that are asked for are printed", "[parse]") {
  CHECK(print(batches(), batch_file, as(ParseFormat::csv, RecordSelection::trailer)).text ==
        "part,type,batch,sum,hash,rest,items\nclose,8,001,00000099,99,,\nend,9,,,,,000001\n");
  CHECK(print(layout("EB13"), one_enrolment,
              as(ParseFormat::csv, RecordSelection::data, {"payer_number", "serial"}))
            .text == "payer_number,serial\nPAYER1,00000001\n");
  CHECK(print(layout("EB13"), one_enrolment,
              as(ParseFormat::csv, RecordSelection::data, {"intake_channel"}))
            .text == "intake_channel\n\"\"\n");
}

TEST_CASE("an unknown field is refused", "[parse]") {
  CHECK(
      print(batches(), batch_file, as(ParseFormat::csv, RecordSelection::all, {"amuont"})).error ==
      "parse.unknown-field-near");
  CHECK(print(batches(), batch_file, as(ParseFormat::csv, RecordSelection::header, {"amount"}))
            .error == "parse.unknown-field");
}

TEST_CASE("secret fields are masked unless they are revealed", "[parse]") {
  const std::vector<std::string> fields{"account", "holder_id"};
  CHECK(print(layout("EB13"), one_enrolment, as(ParseFormat::csv, RecordSelection::data, fields))
            .text == "account,holder_id\n*********4005,******\n");
  CHECK(print(layout("EB13"), one_enrolment,
              as(ParseFormat::csv, RecordSelection::data, fields, Reveal::yes))
            .text == "account,holder_id\n1002003004005,830404\n");
}

TEST_CASE("NDJSON is an object a record with the fields it has", "[parse]") {
  CHECK(print(batches(), batch_file, as(ParseFormat::ndjson, RecordSelection::all)).text ==
        "{\"part\":\"top\",\"type\":\"1\",\"batches\":\"0001\",\"sender\":\"ME\"}\n"
        "{\"part\":\"open\",\"type\":\"5\",\"batch\":\"001\",\"items\":\"0001\",\"rest\":\"\"}\n"
        "{\"part\":\"item\",\"type\":\"6\",\"amount\":\"000099\",\"name\":\"a \\\"b\\\", c\"}\n"
        "{\"part\":\"memo\",\"type\":\"7\",\"text\":\"\"}\n"
        "{\"part\":\"close\",\"type\":\"8\",\"batch\":\"001\",\"sum\":\"00000099\",\"hash\":\"99\","
        "\"rest\":\"\"}\n"
        "{\"part\":\"end\",\"type\":\"9\",\"items\":\"000001\",\"rest\":\"\"}\n");
  CHECK(print(layout("EB13"), one_enrolment,
              as(ParseFormat::ndjson, RecordSelection::data, {"payer_number"}))
            .text == "{\"payer_number\":\"PAYER1\"}\n");
}

TEST_CASE("JSON is one document over all files", "[parse]") {
  CHECK(
      print(batches(), batch_file, as(ParseFormat::json, RecordSelection::data, {"amount"})).text ==
      "{ \"document\": \"parse/1\", \"tool\": \"kcms\", \"version\": \"1.2.3\",\n  \"files\": [\n"
      "    { \"file\": \"FILE\", \"kind\": \"BATCH\", \"layout\": \"BATCH\", \"records\": [\n"
      "      {\"part\":\"item\",\"amount\":\"000099\"},\n"
      "      {\"part\":\"memo\"} ] } ] }\n");
  std::string text;
  const auto sink = text_sink(text);
  FileParser parser(*sink, as(ParseFormat::json), "1.2.3");
  REQUIRE(parser.finish());
  CHECK(text ==
        "{ \"document\": \"parse/1\", \"tool\": \"kcms\", \"version\": \"1.2.3\",\n  \"files\": [ "
        "] }\n");
}

TEST_CASE("a table has a heading for each run of one kind, and aligns Hangul by its width",
          "[parse]") {
  CHECK(print(batches(), batch_file, as(ParseFormat::table, RecordSelection::all)).text ==
        "part   type  batches  sender\n"
        "top    1     0001     ME\n"
        "\n"
        "part   type  batch  items\n"
        "open   5     001    0001\n"
        "\n"
        "part   type  amount  name\n"
        "item   6     000099  a \"b\", c\n"
        "\n"
        "part   type  text\n"
        "memo   7\n"
        "\n"
        "part   type  batch  sum       hash\n"
        "close  8     001    00000099  99\n"
        "\n"
        "part   type  items\n"
        "end    9     000001\n");
  std::string debits(300, ' ');
  debits.replace(0, 9, "R00000001");
  debits.replace(73, 16, *to_windows_949("우유　　　　　　"));
  debits.replace(91, 6, "PAYER1");
  debits.replace(150, 9, "R00000002");
  debits.replace(223, 4, "MILK");
  debits.replace(241, 6, "PAY\tR2");
  const auto printed =
      print(layout("EB21"), debits,
            as(ParseFormat::table, RecordSelection::data, {"passbook_text", "payer_number"}));
  CHECK(printed.text ==
        "passbook_text     payer_number\n우유              PAYER1\nMILK              PAY␉R2\n");
}

TEST_CASE("records of no kind and lines of a wrong length are counted, and the rest is printed",
          "[parse]") {
  auto file = batch_file;
  file[21] = 'X';
  file += "too short\n";
  const auto printed =
      print(batches(), file, as(ParseFormat::csv, RecordSelection::data, {"name"}));
  CHECK(printed.text == "part,name\nitem,\"a \"\"b\"\", c\"\nmemo,\n");
  CHECK(!printed.parsed.complete());
  CHECK(printed.parsed.not_understood == 2);
  CHECK(printed.parsed.first_not_understood == 2);
  CHECK(printed.parsed.records == 7);
  CHECK(print(batches(), batch_file.substr(0, 50), as(ParseFormat::csv)).parsed.lost_bytes == 8);
}

TEST_CASE("bytes that are no text are shown as what they are not", "[parse]") {
  auto file = one_enrolment;
  file[120 + 26] = '\xFF';
  file[120 + 27] = '\n';
  const auto printed =
      print(layout("EB13"), file, as(ParseFormat::csv, RecordSelection::data, {"payer_number"}));
  CHECK(printed.text == "payer_number\n\"\xEF\xBF\xBD\nYER1\"\n");
}

TEST_CASE("files of the same columns follow one another in one CSV, others do not", "[parse]") {
  std::string text;
  const auto sink = text_sink(text);
  FileParser parser(*sink, as(ParseFormat::csv, RecordSelection::data, {"serial"}), "1.2.3");
  const auto first = memory_source(one_enrolment, "A");
  const auto second = memory_source(one_enrolment, "B");
  CHECK(parser.parse(*first, layout("EB13")));
  CHECK(parser.parse(*second, layout("EB13")));
  REQUIRE(parser.finish());
  CHECK(text == "serial\n00000001\n00000001\n");
  FileParser mixed(*sink, as(ParseFormat::csv), "1.2.3");
  const auto third = memory_source(one_enrolment, "C");
  const auto fourth = memory_source(batch_file, "D");
  CHECK(mixed.parse(*third, layout("EB13")));
  const auto other = mixed.parse(*fourth, batches());
  REQUIRE(!other);
  CHECK(other.error().phrase.key == "parse.other-columns");
}

TEST_CASE("a document is shown as its digest, and one that is cut off is counted", "[parse]") {
  const auto sample = read_file(KCMS_SOURCE_DIR "/samples/EI130316", 1U << 24U);
  REQUIRE(sample);
  const FileSpec& spec = layout("EI13");
  const auto options = as(ParseFormat::csv, RecordSelection::data, {"evidence_length", "document"});
  const auto printed = print(spec, *sample, options);
  CHECK(printed.parsed.complete());
  const auto length_field =
      spec.records[spec.find("data")].fields[spec.records[spec.find("data")].tail.length_in];
  const auto length = std::stoul(sample->substr(1024 + length_field.offset, length_field.length));
  const auto digest = sha256(std::string_view(*sample).substr(1024 + 119, length));
  CHECK(printed.text.starts_with("evidence_length,document\n" +
                                 sample->substr(1024 + length_field.offset, length_field.length) +
                                 ",sha256:" + digest + "\n"));
  const auto cut = print(spec, sample->substr(0, 1024 + 200), options);
  CHECK(cut.parsed.not_understood == 1);
  CHECK(print(spec, sample->substr(0, 1024 + 200), as(ParseFormat::csv, RecordSelection::header))
            .parsed.not_understood == 1);
}

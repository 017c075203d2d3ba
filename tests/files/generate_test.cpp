#include <kcms/files/generate.hpp>

#include "layouts.hpp"

#include <kcms/charset/charset.hpp>

using namespace kcms;
using namespace kcms::test;

namespace {

constexpr Date sixteenth_of_march{std::chrono::year{2016}, std::chrono::March,
                                  std::chrono::day{16}};

struct Made {
  std::string file;
  std::vector<std::string> refused;  // "line column key"
  std::string error;
  Generated outcome;
};

Made make(const std::vector<const FileSpec*>& layouts, const std::string& rows,
          const GenerateOptions& options) {
  Made made;
  const auto source = memory_source(rows, "rows");
  const auto sink = text_sink(made.file);
  const auto outcome = generate(*source, layouts, options, *sink);
  if (!outcome) {
    made.error = outcome.error().phrase.key;
    return made;
  }
  made.outcome = *outcome;
  for (const Refusal& refusal : outcome->refusals.kept())
    made.refused.push_back(std::to_string(refusal.line) + " " + refusal.column + " " +
                           refusal.reason.key);
  return made;
}

GenerateOptions on_the_day() {
  GenerateOptions options;
  options.settings.date = sixteenth_of_march;
  options.settings.set = {{"biller", "9912345678"}};
  return options;
}

Made make_eb13(const std::string& rows) { return make(revisions("EB13"), rows, on_the_day()); }

std::string record(std::string_view text, std::size_t length = 120) {
  std::string bytes(text);
  bytes.resize(length, ' ');
  return bytes;
}

const std::string eb13_header = record("H000000009912345678EB130316160316");
const std::string eb13_columns =
    "applied_on,application_type,payer_number,bank_branch,account,holder_id\n";

std::string eb13_trailer(std::string_view counts) {
  return record("T999999999912345678EB130316" + std::string(counts));
}

}  // namespace

TEST_CASE("rows of data alone make a file with header, serials and totals", "[generate]") {
  const auto made = make_eb13(eb13_columns +
                              "160316,1,PAYER1,0040000,1002003004005,830404\n"
                              "160315,3,PAYER2,0110000,1002003004006,\n");
  CHECK(made.refused.empty());
  CHECK(made.file == eb13_header +
                         record("R00000001991234567816031"
                                "61PAYER1              00400001002003004005   830404") +
                         record("R000000029912345678160315"
                                "3PAYER2              01100001002003004006") +
                         eb13_trailer("0000000200000001000000000000000100000000"));
  CHECK(made.outcome.records == 4);
  CHECK(made.outcome.data_records == 2);
  CHECK(made.outcome.bytes == made.file.size());
  CHECK(made.outcome.date == sixteenth_of_march);
}

TEST_CASE("no rows make a file without data records", "[generate]") {
  const auto made = make_eb13(eb13_columns);
  CHECK(made.refused.empty());
  CHECK(made.file == eb13_header + eb13_trailer("0000000000000000000000000000000000000000"));
}

TEST_CASE("a short bank code is filled up with zeros", "[generate]") {
  const auto made = make_eb13(eb13_columns + "160316,1,PAYER1,004,1002003004005,830404\n");
  CHECK(made.file.substr(120 + 46, 7) == "0040000");
}

TEST_CASE("every reason is found in one pass, and nothing is written", "[generate]") {
  const auto made = make_eb13(
      "applied_on,application_type,payer_number,bank_branch,account,holder_id,serial,outcome,"
      "biller\n"
      "160316,1,PAYER1,0040000,1002003004005,830404,,,\n"
      "160316,1,,0040000,1002003004005,830404,,,\n"
      "160316,1,PAYER-WITH-A-LONG-NUMBER,0040000,*********4005,830404,,,\n"
      "160316,1,PAYER4,0040000,1002003004005,,00000007,N,9900000000\n"
      "160316,3\n"
      "160316,1,납부자,0040000,1002003004005,830404,9,,\n"
      "160316,1,PAYER8,0040000,1002003004005,830404,10,,\n");
  CHECK(made.refused == std::vector<std::string>{
                            "3 payer_number generate.required", "4 payer_number value.too-long",
                            "4 account generate.masked", "5 serial generate.differs",
                            "5 biller generate.differs", "5 outcome generate.differs",
                            "5 holder_id generate.required", "6  rows.cell-count",
                            "7 serial generate.differs", "7 payer_number value.not-printable"});
  CHECK(made.file.empty());
}

TEST_CASE("refusals beyond the limit are counted, not kept", "[generate]") {
  auto options = on_the_day();
  options.most_refusals = 3;
  std::string rows = eb13_columns;
  for (int i = 0; i < 50; ++i) rows += "160316,1,,0040000,1002003004005,830404\n";
  const auto made = make(revisions("EB13"), rows, options);
  CHECK(made.refused.size() == 3);
  CHECK(made.outcome.refusals.count() == 50);
}

TEST_CASE("what is computed may be given if it agrees", "[generate]") {
  const auto made = make_eb13(
      "part,record_type,serial,biller,file_name,applied_on,application_type,payer_number,"
      "bank_branch,account,holder_id,record_count,enroll_count\n"
      "header,H,0,9912345678,EB130316,160316,,,,,,,\n"
      "data,R,1,9912345678,,160316,1,PAYER1,0040000,1002003004005,830404,,\n"
      "trailer,T,99999999,,EB130316,,,,,,,1,00000001\n");
  CHECK(made.refused.empty());
  CHECK(made.file.size() == 360);
}

TEST_CASE("totals, names and dates that do not agree are refused", "[generate]") {
  const auto made = make_eb13(
      "part,file_name,applied_on,application_type,payer_number,bank_branch,account,holder_id,"
      "record_count,enroll_count\n"
      "header,EB140316,160317,,,,,,,\n"
      "data,,160316,1,PAYER1,0040000,1002003004005,830404,,\n"
      "trailer,,,,,,,,2,0\n");
  CHECK(made.refused == std::vector<std::string>{"2 file_name generate.differs",
                                                 "2 applied_on generate.differs",
                                                 "4 record_count generate.total-differs",
                                                 "4 enroll_count generate.total-differs",
                                                 "4 enroll_count generate.total-differs"});
}

TEST_CASE("a value in a column of another record is refused", "[generate]") {
  const auto made = make_eb13(
      "part,applied_on,application_type,payer_number,bank_branch,account,holder_id,mac\n"
      "data,160316,1,PAYER1,0040000,1002003004005,830404,X\n"
      "trailer,,,,,,,ABCDEFGHIJ\n");
  CHECK(made.refused == std::vector<std::string>{"2 mac generate.foreign-column"});
}

TEST_CASE("what cannot be computed in a header is asked for once", "[generate]") {
  const auto made =
      make(revisions("EB21"),
           "bank_branch,account,amount,holder_id,passbook_text,payer_number,debit_mode\n"
           "0040000,1002003004005,30000,830404,회비,PAYER1,1\n"
           "0040000,1002003004005,30000,830404,회비,PAYER2,1\n",
           on_the_day());
  CHECK(made.refused == std::vector<std::string>{"0 deposit_bank_branch generate.required-once",
                                                 "0 deposit_account generate.required-once"});
}

TEST_CASE("a setting that no header has is a wrong command line", "[generate]") {
  auto options = on_the_day();
  options.settings.set["deposit_acount"] = "1";
  CHECK(make(revisions("EB21"), "amount\n", options).error == "generate.unknown-setting-near");
}

TEST_CASE("the rest of an amount that is split freely goes to the first field", "[generate]") {
  auto options = on_the_day();
  options.settings.set["deposit_bank_branch"] = "0040000";
  options.settings.set["deposit_account"] = "1002003000001";
  options.settings.set["partial_count"] = "1";
  options.settings.set["partial_amount"] = "20000";
  const auto made =
      make(revisions("EB21"),
           "bank_branch,account,amount,holder_id,passbook_text,payer_number,debit_mode\n"
           "0040000,1002003004005,30000,830404,회비,PAYER1,1\n"
           "0040000,1002003004005,20000,830404,CLUB,PAYER2,0\n",
           options);
  CHECK(made.refused.empty());
  CHECK(made.file.substr(450 + 27, 50) ==
        "00000002"
        "00000001"
        "0000000030000"
        "00000001"
        "0000000020000");
  CHECK(made.file.substr(150 + 73, 16) == *to_windows_949("회비　　　　　　"));
  CHECK(made.file.substr(300 + 73, 16) == "CLUB            ");
}

TEST_CASE("the serials of results are kept, and numbered where they are not given", "[generate]") {
  const std::string columns =
      "serial,applied_on,application_type,payer_number,bank_branch,account,holder_id,failure_"
      "code\n";
  const auto made = make(revisions("EB14"),
                         columns +
                             "7,160316,1,PAYER1,0040000,1002003004005,830404,0012\n"
                             ",160316,1,PAYER2,0040000,1002003004005,830404,0012\n",
                         on_the_day());
  CHECK(made.refused.empty());
  CHECK(made.file.substr(121, 8) == "00000007");
  CHECK(made.file.substr(241, 8) == "00000002");
}

TEST_CASE(
    "a syllable that only Windows-949 has is refused in what the biller sends, and kept in what it "
    "receives",
    "[generate]") {
  auto options = on_the_day();
  options.settings.set = {{"biller", "9912345678"},
                          {"deposit_bank_branch", "0040000"},
                          {"deposit_account", "1002003000001"}};
  const std::string columns =
      "bank_branch,account,amount,holder_id,passbook_text,payer_number,debit_mode";
  const std::string row = "0040000,1002003004005,30000,830404,뷁,PAYER1,1";
  CHECK(make(revisions("EB21"), columns + "\n" + row + "\n", options).refused ==
        std::vector<std::string>{"2 passbook_text generate.outside-ksx1001"});
  for (const auto* name : {"centre_error_count", "debit_bank_fee", "deposit_bank_fee"})
    options.settings.set[name] = "0";
  const auto received =
      make(revisions("EB22"), columns + ",outcome,failure_code\n" + row + ",N,0021\n", options);
  CHECK(received.refused.empty());
  CHECK(received.file.substr(150 + 73, 2) == *to_windows_949("뷁"));
}

TEST_CASE("the date picks the layout, and may come from the header row", "[generate]") {
  const auto layouts = revisions("EB11");
  REQUIRE(layouts.size() > 1);
  auto options = on_the_day();
  options.settings.date.reset();
  const std::string columns =
      "part,applied_on,application_type,payer_number,bank_branch,account,holder_id,handling_"
      "branch\n";
  CHECK(make(layouts, columns, options).error == "generate.no-date");
  const auto old = make(layouts, columns + "header,151230,,,,,,\n", options);
  CHECK(old.refused.empty());
  CHECK(old.outcome.spec == layouts.front());
  CHECK(old.file.substr(19, 14) == "EB111230151230");
  CHECK(make(layouts, columns + "header,160316,,,,,,\n", options).outcome.spec == layouts.back());
}

TEST_CASE("a column that only another revision has must be blank", "[generate]") {
  auto options = on_the_day();
  options.settings.date =
      Date{std::chrono::year{2015}, std::chrono::December, std::chrono::day{30}};
  const std::string columns =
      "applied_on,application_type,payer_number,bank_branch,account,holder_id,handling_branch,"
      "intake_channel\n";
  const std::string row = "151230,1,PAYER1,0040000,1002003004005,830404,0123,";
  CHECK(make(revisions("EB11"), columns + row + "\n", options).refused.empty());
  CHECK(make(revisions("EB11"), columns + row + "1\n", options).refused ==
        std::vector<std::string>{"2 intake_channel generate.foreign-column"});
}

TEST_CASE("files are framed as asked", "[generate]") {
  for (const std::string framing : {"none", "lf", "crlf", "lf,open", "crlf,open,1a",
                                    "none,final-lf", "none,final-crlf,1a", "none,1a"}) {
    auto options = on_the_day();
    options.framing = parse_framing(framing);
    REQUIRE(options.framing);
    const auto made = make(revisions("EB13"), eb13_columns, options);
    const std::string between = framing.starts_with("lf")     ? "\n"
                                : framing.starts_with("crlf") ? "\r\n"
                                                              : "";
    std::string end = framing.find("open") == std::string::npos ? between : "";
    if (framing.find("final-lf") != std::string::npos) end = "\n";
    if (framing.find("final-crlf") != std::string::npos) end = "\r\n";
    if (framing.ends_with("1a")) end += "\x1A";
    INFO(framing);
    CHECK(made.file == eb13_header + between + eb13_trailer(std::string(40, '0')) + end);
  }
}

TEST_CASE("documents cannot come from rows", "[generate]") {
  CHECK(make(revisions("EI13"), "payer_number\n", on_the_day()).error == "generate.documents");
}

TEST_CASE(
    "headers and trailers of batches are added, and counts in headers are filled in at the end",
    "[generate]") {
  GenerateOptions options;
  options.settings.set["sender"] = "ME";
  const auto made = make({&batches()},
                         "part,amount,name,text\n"
                         "item,99,apples,\n"
                         "item,2,pears,\n"
                         "memo,,,sold at noon\n"
                         "open,,,\n"
                         "item,5,plums,\n"
                         "open,,,\n",
                         options);
  CHECK(made.refused.empty());
  CHECK(made.file ==
        "10003ME             \n"
        "50010002            \n"
        "6000099apples       \n"
        "6000002pears        \n"
        "7sold at noon       \n"
        "80010000010101      \n"
        "50020001            \n"
        "6000005plums        \n"
        "80020000000505      \n"
        "50030000            \n"
        "80030000000000      \n"
        "9000003             \n");
}

TEST_CASE("where there are several data records a row must say which it is", "[generate]") {
  GenerateOptions options;
  options.settings.set["sender"] = "ME";
  CHECK(make({&batches()}, "amount,name\n1,apples\n", options).refused ==
        std::vector<std::string>{"2 part generate.part-missing"});
  CHECK(make({&batches()}, "part,amount,name\nitm,1,apples\nend,,\nitem,1,pears\n", options)
            .refused ==
        std::vector<std::string>{"2 part generate.part-unknown", "4  generate.out-of-place"});
}

TEST_CASE("a count in a header that was given wrong is refused with its line", "[generate]") {
  GenerateOptions options;
  const auto made = make({&batches()},
                         "part,sender,batches,items,amount,name\n"
                         "top,ME,1,,,\nopen,,,2,,\nitem,,,,1,apples\nopen,,,,,\n",
                         options);
  CHECK(made.refused == std::vector<std::string>{"3 items generate.total-differs",
                                                 "2 batches generate.total-differs"});
}

TEST_CASE("a header far behind in a large file is still filled in", "[generate]") {
  GenerateOptions options;
  options.settings.set["sender"] = "ME";
  std::string rows = "part,amount,name\n";
  for (int i = 0; i < 100000; ++i)
    rows += i % 8000 == 0 ? "open,,\nitem,7,apples\n" : "item,7,apples\n";
  const auto made = make({&batches()}, rows, options);
  CHECK(made.refused.empty());
  CHECK(made.file.starts_with("10013ME             \n50018000            \n"));
  CHECK(made.file.ends_with("\n9100000             \n"));
}

TEST_CASE("a total that its field cannot hold is refused", "[generate]") {
  GenerateOptions options;
  options.settings.set["sender"] = "ME";
  std::string rows = "part,amount,name\n";
  for (int i = 0; i < 10000; ++i) rows += "item,7,apples\n";
  CHECK(make({&batches()}, rows, options).refused ==
        std::vector<std::string>{"0 items value.too-long"});
}

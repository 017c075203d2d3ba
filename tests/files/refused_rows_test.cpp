// What is refused of rows, where it is told, and what it leaves behind.
#include "making.hpp"

#include <catch2/catch.hpp>

using namespace kcms;
using namespace kcms::test;

TEST_CASE("every reason is found in one pass, and what is refused is a gap", "[generate]") {
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
  CHECK(made.refused ==
        std::vector<std::string>{"3 payer_number generate.required",
                                 "4 payer_number value.too-long", "4 account generate.masked",
                                 "5 serial generate.differs", "5 biller generate.differs",
                                 "5 outcome generate.differs", "5 holder_id generate.required",
                                 "6  rows.cell-count", "7 payer_number value.not-printable"});
  CHECK(made.outcome.records == 8);
  const std::string nul(20, '\0');
  CHECK(made.file.substr(2 * 120 + 26, 20) == nul);
  CHECK(made.file.substr(3 * 120 + 26, 20) == nul);
  CHECK(made.file.substr(3 * 120 + 53, 16) == nul.substr(0, 16));
  CHECK(made.file.substr(4 * 120 + 26, 6) == "PAYER4");
  CHECK(made.file.substr(4 * 120 + 1, 8) == "00000004");
  CHECK(made.file.substr(4 * 120 + 69, 16) == nul.substr(0, 16));
}

TEST_CASE("a refusal says what was found, of a secret only its mask", "[generate]") {
  const auto made = make_eb13(
      eb13_columns + "160316,1,PAYER-WITH-A-LONG-NUMBER,0040000,12345678901234567,가나다\n");
  const auto kept = made.outcome.refusals.kept();
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].value == "PAYER-WITH-A-LONG-NUMBER");
  CHECK(kept[0].rule == "too-long");
  CHECK(kept[0].field->title.ko == "납부자번호");
  CHECK(kept[1].value == "*************4567");
  CHECK(kept[2].value == "***");
  CHECK(kept[2].reason == Phrase("value.hidden-character", {{"position", "1"}}));
}

TEST_CASE("a column that data records need is missed once", "[generate]") {
  const auto made = make_eb13(
      "applied_on,application_type,bank_branch,account\n"
      "160316,3,0040000,1002003004005\n160316,1,0040000,1002003004005\n"
      "160316,1,0040000,1002003004005\n");
  CHECK(made.refused == std::vector<std::string>{"1 payer_number generate.no-column",
                                                 "1 holder_id generate.no-column"});
}

TEST_CASE("a column whose name is wrong hides no fault of the rows", "[generate]") {
  const auto made = make_eb13(
      "applied_on,application_type,payer_nmber,bank_branch,account,holder_id,account\n"
      "160316,1,P1,0040000,1002003004005,830404,x\n160316,1,P2,0040000,12345678901234567,830404,"
      "\n");
  CHECK(made.refused == std::vector<std::string>{"1 payer_nmber rows.unknown-column-near",
                                                 "1 account rows.column-twice",
                                                 "3 account value.too-long"});
  CHECK(make_eb13("prt,payer_number\nheader,\ndata,P1\n").refused ==
        std::vector<std::string>{"1 prt rows.unknown-column-near"});
}

TEST_CASE("what follows from a refused row is not refused too", "[generate]") {
  auto options = on_the_day();
  options.settings.set["deposit_bank_branch"] = "0040000";
  options.settings.set["deposit_account"] = "1002003000001";
  const std::string columns =
      "part,serial,bank_branch,account,amount,holder_id,payer_number,debit_mode,record_count,"
      "full_count,full_amount\n";
  const auto data = [](const std::string& serial, const std::string& amount) {
    return "data," + serial + ",0040000,1002003004005," + amount + ",830404,P1,1,,,\n";
  };
  const std::string trailer = "trailer,,,,,,,,3,3,60000\n";
  // An amount that is no number: the sum cannot be held against anything.
  const auto odd = make(
      revisions("EB21"),
      columns + data("1", "10000") + data("2", "2o000") + data("3", "30000") + trailer, options);
  CHECK(odd.refused == std::vector<std::string>{"3 amount value.not-digits"});
  // A row that cannot be read: nor can serials and counts.
  const auto lost =
      make(revisions("EB21"),
           columns + data("1", "10000") + "data,2\n" + data("3", "30000") + trailer, options);
  CHECK(lost.refused == std::vector<std::string>{"3  rows.cell-count"});
  CHECK(lost.file.substr(301, 8) == "00000002");
}

TEST_CASE("a header that cannot be read does not make its values lacking", "[generate]") {
  const GenerateOptions options{};
  const auto made = make(revisions("EB13"),
                         "part,biller,applied_on,payer_number\nheader,9912345678\n"
                         "data,,160316,P1\n",
                         options);
  CHECK(made.refused == std::vector<std::string>{"2  rows.cell-count"});
  CHECK_FALSE(made.outcome.written);
}

TEST_CASE("a setting that cannot be written is refused once, and not blamed on the rows",
          "[generate]") {
  auto options = on_the_day();
  options.settings.set["biller"] = "한국기관";
  const std::string row = "160316,1,PAYER1,0040000,1002003004005,830404\n";
  const auto made = make(revisions("EB13"), eb13_columns + row + row, options);
  REQUIRE(made.refused == std::vector<std::string>{"0 biller value.not-printable"});
  CHECK(made.outcome.refusals.kept()[0].of_setting);
  for (const std::size_t record : {0U, 1U, 2U, 3U})
    CHECK(made.file.substr(record * 120 + 9, 10) == std::string(10, '\0'));
}

TEST_CASE("each record knows the line of its row", "[generate]") {
  const auto made = make_eb13(eb13_columns +
                              "160316,1,PAYER1,0040000,1002003004005,830404\n\n"
                              "160316,1,\"PAYER\n2\",0040000,1002003004005,830404\n"
                              "160316,1,PAYER3,0040000,1002003004005,830404\n");
  const LineMap& lines = made.outcome.lines;
  CHECK(lines.line_of(1) == 0);
  CHECK(lines.line_of(2) == 2);
  CHECK(lines.line_of(3) == 4);
  CHECK(lines.line_of(4) == 6);
  CHECK(lines.line_of(5) == 0);
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

TEST_CASE("settings that are unknown or lacking are all told, and no rows read", "[generate]") {
  GenerateOptions options;
  options.settings.set["deposit_acount"] = "1";
  const auto made = make(revisions("EB21"), "amount\n12,\n", options);
  CHECK(made.refused ==
        std::vector<std::string>{"0 deposit_acount generate.unknown-setting-near",
                                 "0  generate.no-date", "0 biller generate.required-once",
                                 "0 deposit_bank_branch generate.required-once",
                                 "0 deposit_account generate.required-once", "2  rows.cell-count"});
  CHECK_FALSE(made.outcome.written);
  for (const Refusal& refusal : made.outcome.refusals.kept())
    CHECK(refusal.of_setting == (refusal.line == 0));
}

TEST_CASE("where there are several data records a row must say which it is", "[generate]") {
  GenerateOptions options;
  options.settings.set["sender"] = "ME";
  CHECK(make({&batches()}, "amount,name\n1,apples\n", options).refused ==
        std::vector<std::string>{"2 part generate.part-missing"});
  CHECK(make({&batches()}, "part,amount,name\nitm,1,apples\nend,,\nitem,1,pears\n", options)
            .refused == std::vector<std::string>{"2 part generate.part-unknown"});
}

TEST_CASE("rows out of place are put where they stand, for the validator to tell", "[generate]") {
  const auto made = make_eb13(
      "part,applied_on,application_type,payer_number,bank_branch,account,holder_id\n"
      "trailer,,,,,,\ndata,160316,1,PAYER1,0040000,1002003004005,830404\nheader,,,,,,\n");
  CHECK(made.refused.empty());
  REQUIRE(made.outcome.records == 4);
  CHECK(made.file[0] == 'H');
  CHECK(made.file[120] == 'T');
  CHECK(made.file[240] == 'R');
  CHECK(made.file[360] == 'H');
}

TEST_CASE("a count in a header that was given wrong is refused with its line", "[generate]") {
  const GenerateOptions options{};
  const auto made = make({&batches()},
                         "part,sender,batches,items,amount,name\n"
                         "top,ME,1,,,\nopen,,,2,,\nitem,,,,1,apples\nopen,,,,,\n",
                         options);
  CHECK(made.refused == std::vector<std::string>{"2 batches generate.total-differs",
                                                 "3 items generate.total-differs"});
}

TEST_CASE("a total that its field cannot hold is refused", "[generate]") {
  GenerateOptions options;
  options.settings.set["sender"] = "ME";
  std::string rows = "part,amount,name\n";
  for (int i = 0; i < 10000; ++i) rows += "item,7,apples\n";
  CHECK(make({&batches()}, rows, options).refused ==
        std::vector<std::string>{"0 items generate.too-many"});
}

TEST_CASE("totals that cannot agree because of a row are told only where nothing else is",
          "[generate]") {
  const auto made = make_eb13(eb13_columns + "160316,9,PAYER1,0040000,1002003004005,830404\n");
  CHECK(made.refused.empty());
  CHECK_FALSE(made.outcome.refusals.empty());
  REQUIRE(made.outcome.refusals.following().size() == 1);
  CHECK(made.outcome.refusals.following()[0].column == "enroll_count");
  CHECK(made.outcome.refusals.following()[0].rule == "count-mismatch");
  CHECK(made.file.substr(2 * 120 + 35, 8) == std::string(8, '\0'));
}

TEST_CASE("a header row whose date is none is blamed for it, not the options", "[generate]") {
  const GenerateOptions options{};
  const std::string columns = "part,biller,applied_on\n";
  const auto odd = make(revisions("EB11"), columns + "header,9912345678,1603166\n", options);
  CHECK(odd.refused == std::vector<std::string>{"2 applied_on generate.not-a-date"});
  CHECK_FALSE(odd.outcome.written);
  CHECK(make(revisions("EB11"), columns + "header,9912345678,\n", options).refused ==
        std::vector<std::string>{"0  generate.no-date"});
}

#include "making.hpp"

#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>

using namespace kcms;
using namespace kcms::test;

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

TEST_CASE("a syllable that only Windows-949 has is left to the validator", "[generate]") {
  auto options = on_the_day();
  options.settings.set = {{"biller", "9912345678"},
                          {"deposit_bank_branch", "0040000"},
                          {"deposit_account", "1002003000001"}};
  const std::string columns =
      "bank_branch,account,amount,holder_id,passbook_text,payer_number,debit_mode";
  const std::string row = "0040000,1002003004005,30000,830404,뷁,PAYER1,1";
  CHECK(make(revisions("EB21"), columns + "\n" + row + "\n", options).refused.empty());
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
  CHECK(make(layouts, columns, options).refused.front() == "0  generate.no-date");
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

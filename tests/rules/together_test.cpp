// Rules over several records, and over several fields of one.
#include "codec/own_layout.hpp"
#include "files.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

// EB21 with `count` debits of as many payers.
File debits(std::size_t count) {
  File file = eb21();
  const std::string model = file.bytes_of(4);
  for (const std::size_t r : {4U, 3U, 2U}) file.remove(r);
  for (std::size_t i = 0; i < count; ++i) {
    file.insert(i + 2, model);
    file.put(i + 2, "payer_number", fmt::format("PAYER{:05}", i));
    file.put(i + 2, "account", fmt::format("1002{:09}", i));
  }
  file.number();
  file.total();
  return file;
}

}  // namespace

TEST_CASE("a payer enrolled on two accounts is found at the second", "[rules]") {
  File file = eb13();
  file.put(4, "payer_number", "PAYER0001");
  const Judged judged = judge(file);
  CHECK(judged.findings == Findings{file.at("error", "one-account-per-payer", 4, "payer_number")});
  CHECK(judged.details[0].values ==
        Phrase::Values{{"first", "2"}, {"same", "bank_branch, account"}});
  CHECK(judged.details[0].value == "PAYER0001");
}

TEST_CASE("a payer enrolled twice on one account is a warning", "[rules]") {
  File file = eb13();
  file.insert(5, file.bytes_of(4));
  file.number();
  file.total();
  CHECK(judge(file).findings == Findings{file.at("warning", "payer-repeated", 5, "payer_number")});
}

TEST_CASE("a cancel and an enrolment of one payer are a change of account", "[rules]") {
  File file = eb13();
  file.put(3, "payer_number", "PAYER0003");
  CHECK(judge(file).findings.empty());
}

TEST_CASE("a bank code padded with blanks is the same bank as one padded with zeros", "[rules]") {
  File file = eb21();
  file.insert(5, file.bytes_of(4));
  file.write(5, "bank_branch", "004    ");
  file.number();
  file.total();
  CHECK(judge(file).findings == Findings{file.at("warning", "payer-repeated", 5, "payer_number")});
}

TEST_CASE("an account is the same at every branch of its bank and of the banks it took over",
          "[rules]") {
  File file = eb21();
  file.insert(5, file.bytes_of(4));
  file.number();
  file.total();
  for (const std::string_view bank : {"0041230", "0060000", "029    "}) {
    file.write(5, "bank_branch", bank);
    CHECK(judge(file).findings ==
          Findings{file.at("warning", "payer-repeated", 5, "payer_number")});
  }
  for (const std::string_view bank : {"0050000", "0880000"}) {
    file.write(5, "bank_branch", bank);
    CHECK(judge(file).findings ==
          Findings{file.at("error", "one-account-per-payer", 5, "payer_number")});
  }
}

TEST_CASE("keys that share records far apart are found in file order", "[rules]") {
  File file = debits(9000);
  file.put(8000, "payer_number", "PAYER00000");
  file.put(7, "payer_number", "PAYER00003");
  file.put(9001, "payer_number", "PAYER00003");
  CHECK(judge(file).findings ==
        Findings{file.at("error", "one-account-per-payer", 7, "payer_number"),
                 file.at("error", "one-account-per-payer", 8000, "payer_number"),
                 file.at("error", "one-account-per-payer", 9001, "payer_number")});
}

TEST_CASE("every later record of a payer is compared with the first", "[rules]") {
  File file = debits(5);
  for (const std::size_t r : {3U, 4U}) file.put(r, "payer_number", "PAYER00000");
  file.put(4, "account", "1002000000000");
  CHECK(judge(file).findings ==
        Findings{file.at("error", "one-account-per-payer", 3, "payer_number"),
                 file.at("warning", "payer-repeated", 4, "payer_number")});
}

TEST_CASE("a record whose key or account is at fault is left out of it", "[rules]") {
  File file = eb13();
  file.put(4, "payer_number", "PAYER0001");
  file.put(4, "account", "1002-3004");
  CHECK(judge(file).findings == Findings{file.at("error", "digits-only", 4, "account")});
}

TEST_CASE("uniqueness is not judged where it is not asked for", "[rules]") {
  File file = eb13();
  file.put(4, "payer_number", "PAYER0001");
  CHECK(judge(file, {.uniqueness = false, .suppressed = {}}).findings.empty());
}

TEST_CASE("the combinations of EB11 that the notice lists are no finding, others a note",
          "[rules]") {
  struct Row {
    const char* type;
    const char* channel;
    const char* branch;
    bool listed;
  };
  for (const Row& row :
       {Row{"1", "1", "0123", true}, Row{"7", "1", "0123", true}, Row{"3", "4", "CNCL", true},
        Row{"7", "4", "CNCL", true}, Row{"1", "4", "CHNG", true}, Row{"3", "1", "CHNG", true},
        Row{"1", "", "0123", true}, Row{"1", "", "", true}, Row{"1", "4", "0123", false},
        Row{"1", "4", "CNCL", false}, Row{"7", "4", "CHNG", false}, Row{"1", "", "CNCL", false}}) {
    INFO(row.type << " " << row.channel << " " << row.branch);
    File file = eb11();
    file.put(2, "application_type", row.type);
    file.put(2, "intake_channel", row.channel);
    file.put(2, "handling_branch", row.branch);
    file.total();
    CHECK(judge(file).findings ==
          (row.listed ? Findings{} : Findings{file.at("note", "combination", 2, "")}));
  }
}

TEST_CASE("a combination with a wrong field has that one fault", "[rules]") {
  File file = eb11();
  file.put(2, "intake_channel", "9");
  CHECK(judge(file).findings == Findings{file.at("error", "field-code", 2, "intake_channel")});
}

TEST_CASE("a combination is as grave as the layout says, and keeps its secrets", "[rules]") {
  const OwnLayout own(R"(
[file]
length = 8
charset = "ascii"
framing = "lf"
order = ["data*"]
grade = "vendor"
source = "a test"
[kind.OWN]
title = { ko = "것", en = "Own" }
direction = "send"
[record.data]
title = { ko = "내역", en = "Entry" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "D", tag = true },
  { no = "2", name = "first", ko = "첫째", en = "First", mode = "AN", length = 1 },
  { no = "3", name = "second", ko = "둘째", en = "Second", mode = "AN", length = 6, secret = true },
]
[[allowed]]
record = "data"
severity = "error"
rows = [ { first = ["a"], second = ["apple"] }, { first = ["*"], second = ["*"] } ]
)");
  const Judged judged = judge("Daapple \nDbberry \nDapear  \n", own.spec());
  CHECK(judged.findings == Findings{"error combination record 3 at 18"});
  CHECK(judged.details[0].values == Phrase::Values{{"combination", "first=a, second=****"}});
}

TEST_CASE("a holder may be blank for a cancel only", "[rules]") {
  File file = eb13();
  CHECK(judge(file).findings.empty());  // record 3 is such a cancel
  file.put(2, "holder_id", "");
  CHECK(judge(file).findings == Findings{file.at("error", "field-missing", 2, "holder_id")});
}

TEST_CASE("what later records repeat is compared with a sound header only", "[rules]") {
  File file = eb13();
  file.put(1, "biller", "99123 4567");
  CHECK(judge(file).findings == Findings{file.at("error", "embedded-blank", 1, "biller", "0098")});
  file = eb13();
  file.put(1, "applied_on", "160315");  // then an application of the 16th lies after it
  CHECK(judge(file).findings == Findings{file.at("error", "date-differs", 1, "applied_on")});
}

#include "codec/own_layout.hpp"
#include "files.hpp"

#include <catch2/catch.hpp>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

std::string count_mismatch(const File& file, std::size_t record, std::string_view field) {
  return file.at("error", "count-mismatch", record, field);
}

}  // namespace

TEST_CASE("each count of a trailer is judged by itself, and their sum with them", "[rules]") {
  for (const auto* field : {"enroll_count", "cancel_count", "bank_cancel_count"}) {
    File file = eb13();
    file.put(5, field, "5");
    Findings expected{count_mismatch(file, 5, "enroll_count")};  // of the sum of all four
    if (std::string_view(field) == "enroll_count")
      expected.push_back(expected.front());
    else
      expected.push_back(count_mismatch(file, 5, field));
    CHECK(judge(file).findings == expected);
  }
}

TEST_CASE("a finding of a total says what was declared and what was counted", "[rules]") {
  File file = eb21();
  file.put(5, "full_amount", "50000");
  const Judged judged = judge(file);
  REQUIRE(judged.details.size() == 1);
  CHECK(judged.details[0].values == Phrase::Values{{"fields", "full_amount + partial_amount"},
                                                   {"declared", "50000"},
                                                   {"counted", "60000"}});
}

TEST_CASE("how debits are split into full and partial is free", "[rules]") {
  File file = eb21();
  file.put(5, "full_count", "1");
  file.put(5, "full_amount", "10000");
  file.put(5, "partial_count", "2");
  file.put(5, "partial_amount", "50000");
  CHECK(judge(file).findings.empty());
  file.put(5, "partial_amount", "49999");
  CHECK(judge(file).findings == Findings{file.at("error", "sum-mismatch", 5, "full_amount")});
}

TEST_CASE("a lost record is missed in every total it belonged to, and in no other", "[rules]") {
  File file = eb13();
  file.remove(4);  // an enrolment, the last
  CHECK(judge(file).findings == Findings{count_mismatch(file, 4, "record_count"),
                                         count_mismatch(file, 4, "enroll_count"),
                                         count_mismatch(file, 4, "enroll_count")});
}

TEST_CASE("a record that cannot be read may belong to any count", "[rules]") {
  File file = eb13();
  file.write(4, "record_type", "X");
  CHECK(judge(file).findings == Findings{file.at("error", "unknown-record", 4, "", "0081")});
  file.put(5, "record_count", "4");  // one more than there can be
  CHECK(judge(file).findings == Findings{file.at("error", "unknown-record", 4, "", "0081"),
                                         count_mismatch(file, 5, "record_count")});
  file.put(5, "record_count", "1");  // fewer than there are
  CHECK(judge(file).findings == Findings{file.at("error", "unknown-record", 4, "", "0081"),
                                         count_mismatch(file, 5, "record_count")});
}

TEST_CASE("a wrong application type may have been any", "[rules]") {
  File file = eb13();
  file.put(4, "application_type", "2");
  CHECK(judge(file).findings ==
        Findings{file.at("error", "field-code", 4, "application_type", "A012")});
}

TEST_CASE("an amount that cannot be read leaves the sum open, not the count", "[rules]") {
  File file = eb21();
  file.write(3, "amount", "x");
  file.put(5, "full_amount", "1");
  const Findings expected{file.at("error", "field-digits", 3, "amount", "0075")};
  CHECK(judge(file).findings == expected);
  file.put(5, "record_count", "2");
  CHECK(judge(file).findings == Findings{expected[0], count_mismatch(file, 5, "record_count")});
}

TEST_CASE("an amount that belongs to another sum leaves this one closed", "[rules]") {
  File file = eb22();
  file.write(2, "amount", "x");  // outcome N: no part of the partial debits
  file.put(4, "partial_failed_amount", "5001");
  CHECK(judge(file).findings ==
        Findings{file.at("error", "field-digits", 2, "amount"),
                 file.at("warning", "sum-mismatch", 4, "partial_failed_amount")});
}

TEST_CASE("a total that cannot be read is told, and not compared", "[rules]") {
  File file = eb13();
  file.write(5, "record_count", "0000000x");
  CHECK(judge(file).findings == Findings{file.at("error", "field-digits", 5, "record_count")});
}

TEST_CASE("what one source alone supports is a warning where the file is received", "[rules]") {
  File file = eb22();
  file.put(4, "full_failed_count", "9");
  CHECK(judge(file).findings ==
        Findings{file.at("warning", "count-mismatch", 4, "full_failed_count")});
  file = eb22();
  file.put(4, "record_count", "9");  // many sources
  CHECK(judge(file).findings == Findings{count_mismatch(file, 4, "record_count")});
}

TEST_CASE("a file of no records has totals of zero", "[rules]") {
  File file = eb11();
  for (const std::size_t r : {4U, 3U, 2U}) file.remove(r);
  file.total();
  CHECK(file.bytes().size() == 240);
  CHECK(judge(file).findings.empty());
  file.put(2, "record_count", "1");
  CHECK(judge(file).findings == Findings{count_mismatch(file, 2, "record_count")});
}

TEST_CASE("sums of thirteen digits over many records do not run over", "[rules]") {
  File file = eb21();
  for (const std::size_t r : {4U, 3U}) file.remove(r);
  file.put(2, "amount", "9999999999999");
  for (int i = 0; i < 4000; ++i) file.insert(3, file.bytes_of(2));
  file.number();
  for (const auto* total : {"record_count", "full_count"}) file.put(file.size(), total, "4001");
  file.put(file.size(), "full_amount", "9999999999999");
  file.put(file.size(), "partial_amount", "9999999999999");
  const Judged judged = judge(file, {.uniqueness = false, .suppressed = {}});
  REQUIRE(judged.details.size() == 1);
  CHECK(judged.details[0].rule == "sum-mismatch");
  CHECK(judged.details[0].values[2].second == "40009999999995999");
}

namespace {

// Batches with their own trailers, a sum modulo 1000, a count in the header, an amount that may be
// blank.
constexpr auto batches = R"(
[file]
length = 12
charset = "ascii"
framing = "lf"
order = ["file_header", "batch*", "file_trailer"]
grade = "vendor"
source = "a test"
[kind.BATCH]
title = { ko = "묶음", en = "Batches" }
direction = "send"
[group]
batch = ["batch_header", "entry*", "batch_trailer"]
[record.file_header]
part = "header"
title = { ko = "표제", en = "Header" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "N", length = 1, is = "1", tag = true },
  { no = "2", name = "entry_count", ko = "건수", en = "Entries", mode = "N", length = 4 },
  { no = "3", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 7, is = "" },
]
totals = [ { of = ["entry_count"], count = ["entry"] } ]
[record.batch_header]
part = "header"
title = { ko = "묶음 표제", en = "Batch header" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "N", length = 1, is = "5", tag = true },
  { no = "2", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 11, is = "" },
]
[record.entry]
part = "data"
title = { ko = "내역", en = "Entry" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "N", length = 1, is = "6", tag = true },
  { no = "2", name = "routing", ko = "번호", en = "Routing", mode = "N", length = 4 },
  { no = "3", name = "amount", ko = "금액", en = "Amount", mode = "N", length = 5, optional = true },
  { no = "4", name = "letters", ko = "글자", en = "Letters", mode = "A", length = 2 },
]
[record.batch_trailer]
part = "trailer"
title = { ko = "묶음 종료", en = "Batch trailer" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "N", length = 1, is = "8", tag = true },
  { no = "2", name = "entry_count", ko = "건수", en = "Entries", mode = "N", length = 4 },
  { no = "3", name = "routing_hash", ko = "합", en = "Hash", mode = "N", length = 3 },
  { no = "4", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 4, is = "" },
]
totals = [
  { of = ["entry_count"], count = ["entry"] },
  { of = ["routing_hash"], sum = "entry.routing", last_digits = 3 },
]
[record.file_trailer]
part = "trailer"
title = { ko = "종료", en = "Trailer" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "N", length = 1, is = "9", tag = true },
  { no = "2", name = "total_amount", ko = "합계", en = "Sum", mode = "N", length = 8 },
  { no = "3", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 3, is = "" },
]
totals = [ { of = ["total_amount"], sum = "entry.amount" } ]
)";

const std::string good_batches =
    "10003       \n"
    "5           \n"
    "6070000100ab\n"
    "60650     cd\n"
    "80002350    \n"
    "5           \n"
    "6000100023ef\n"
    "80001001    \n"
    "900000123   \n";

}  // namespace

TEST_CASE("totals of a group count its own records, those of the file all", "[rules]") {
  const OwnLayout own(batches);
  CHECK(judge(good_batches, own.spec()).findings.empty());
  std::string one_batch_wrong = good_batches;
  one_batch_wrong.replace(one_batch_wrong.find("80001001"), 8, "80002001");
  CHECK(judge(one_batch_wrong, own.spec()).findings ==
        Findings{"error count-mismatch record 8 entry_count at 92"});
}

TEST_CASE("a count in a header is compared at the end and told in its place", "[rules]") {
  const OwnLayout own(batches);
  std::string bytes = good_batches;
  bytes[4] = '4';
  bytes.replace(bytes.find("900000123"), 9, "900000124");
  CHECK(judge(bytes, own.spec()).findings ==
        Findings{"error count-mismatch record 1 entry_count at 1",
                 "error sum-mismatch record 9 total_amount at 105"});
}

TEST_CASE("a sum modulo a power of ten is left open by a record that cannot be read", "[rules]") {
  const OwnLayout own(batches);
  std::string bytes = good_batches;
  bytes.replace(bytes.find("6070"), 4, "6O70");
  bytes.replace(bytes.find("80002350"), 8, "80002777");
  CHECK(judge(bytes, own.spec()).findings == Findings{"error field-digits record 3 routing at 27"});
}

TEST_CASE("letters are letters", "[rules]") {
  const OwnLayout own(batches);
  std::string bytes = good_batches;
  bytes.replace(bytes.find("ab"), 2, "a1");
  CHECK(judge(bytes, own.spec()).findings ==
        Findings{"error field-letters record 3 letters at 36"});
}

// Words of the schema language where no built-in layout has them, or none that a sample breaks.
#include "codec/own_layout.hpp"
#include "files.hpp"

#include <catch2/catch.hpp>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

// A header and data of 24 bytes; `fields` are those of the data behind its first byte.
std::string schema_of(const std::string& fields, const std::string& more = "") {
  return R"(
[file]
length = 24
charset = "ascii"
framing = "none"
order = ["header", "data*"]
grade = "vendor"
source = "a test"
[kind.WORDS]
title = { ko = "낱말", en = "Words" }
direction = "send"
[record.header]
title = { ko = "표제", en = "Header" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "H", tag = true },
  { no = "2", name = "file_name", ko = "이름", en = "Name", mode = "AN", length = 9, as = "file_name" },
  { no = "3", name = "day", ko = "날", en = "Day", mode = "N", length = 4, as = "mmdd", agrees_with = "file_name" },
  { no = "4", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = 10, is = "" },
]
[record.data]
title = { ko = "내역", en = "Data" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "D", tag = true },
  )" + fields +
         "\n]\n" + more;
}

std::string blank(std::uint32_t length) {
  return R"({ no = "9", name = "filler", ko = "FILLER", en = "Filler", mode = "AN", length = )" +
         std::to_string(length) + R"(, is = "" },)";
}

Findings found(const std::string& schema, const std::vector<std::string>& records) {
  const OwnLayout own(schema);
  std::string bytes;
  for (std::string record : records) {
    record.resize(own.spec().length, ' ');
    bytes += record;
  }
  Findings findings;
  for (const Finding& f : judge(bytes, own.spec()).details)
    findings.push_back(std::to_string(f.place.record) + " " + std::string(f.rule) + " " +
                       std::string(f.place.field));
  return findings;
}

const std::string header = "HWORDS03160316";

}  // namespace

TEST_CASE("a serial has bounds as any number has", "[rules]") {
  const std::string schema = schema_of(
      R"({ no = "2", name = "serial", ko = "번호", en = "Serial", mode = "N", length = 2, as = "serial", max = 2 },)" +
      blank(21));
  CHECK(found(schema, {header, "D01", "D02"}).empty());
  CHECK(found(schema, {header, "D01", "D02", "D03"}) == Findings{"4 field-range serial"});
  CHECK(found(schema, {header, "D01", "D03"}) == Findings{"3 serial-out-of-order serial"});
}

TEST_CASE("a number that says what is answered to zero may not be zero", "[rules]") {
  const std::string schema = schema_of(
      R"({ no = "2", name = "amount", ko = "금액", en = "Amount", mode = "N", length = 3, zero_centre = "0061" },)" +
      blank(20));
  CHECK(found(schema, {header, "D001", "D000", "D002"}) == Findings{"3 amount-zero amount"});
}

TEST_CASE("a month and day agree with the file name too", "[rules]") {
  const std::string schema = schema_of(
      R"({ no = "2", name = "word", ko = "낱말", en = "Word", mode = "AN", length = 3 },)" +
      blank(20));
  CHECK(found(schema, {header, "DABC"}).empty());
  CHECK(found(schema, {"HWORDS03160317", "DABC"}) == Findings{"1 date-differs day"});
  CHECK(found(schema, {"HWORDS03160230", "DABC"}) == Findings{"1 date-invalid day"});
}

TEST_CASE("a resident number is found whatever lengths are allowed", "[rules]") {
  for (const std::string lengths : {"", "lengths = [6, 10, 13],", "lengths = [6, 10],"}) {
    const std::string schema = schema_of(
        R"({ no = "2", name = "holder", ko = "예금주", en = "Holder", mode = "AN", length = 16, )" +
        lengths + R"( checks = ["resident-number"] },)" + blank(7));
    CHECK(found(schema, {header, "D800101", "D8001011234567", "D1234567891"}) ==
          Findings{"3 resident-number holder"});
  }
}

TEST_CASE("records with a tail have rules of uniqueness too", "[rules]") {
  const std::string schema = schema_of(R"(
  { no = "2", name = "payer", ko = "납부자", en = "Payer", mode = "AN", length = 3 },
  { no = "3", name = "account", ko = "계좌", en = "Account", mode = "N", length = 3, secret = true },
  { no = "4", name = "size", ko = "길이", en = "Size", mode = "N", length = 2 },)",
                                       R"(
tail = { no = "5", name = "document", ko = "문서", en = "Document", length_in = "size", pad_to = 24 }
[[unique]]
record = "data"
key = ["payer"]
same = ["account"]
)");
  CHECK(found(schema, {header, "DABC00103xyz", "DDEF00200", "DABC00100", "DABC00303xyz"}) ==
        Findings{"4 payer-repeated payer", "5 one-account-per-payer payer"});
}

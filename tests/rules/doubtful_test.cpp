// Fields that rest on one source alone, in files that are received.
#include "files.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using Findings = std::vector<std::string>;

TEST_CASE("another text in a doubtful field is a warning, bytes that are no text an error",
          "[rules]") {
  File file = eb22();
  file.write(4, "debit_bank_fee", " 1,000 won ");
  CHECK(judge(file).findings == Findings{file.at("warning", "field-digits", 4, "debit_bank_fee")});
  file.write(4, "debit_bank_fee", "0000\x07");
  CHECK(judge(file).findings == Findings{file.at("error", "field-digits", 4, "debit_bank_fee")});
  file.write(4, "debit_bank_fee", "0000\xB0");
  CHECK(judge(file).findings == Findings{file.at("error", "field-digits", 4, "debit_bank_fee")});
}

// Whose failure codes answer a fault: those of CMS for its requests, for other formats what their
// layout names, and none for a result.
#include "codec/own_layout.hpp"
#include "files.hpp"

#include <catch2/catch.hpp>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

Findings codes_in(const File& file) {
  Findings codes;
  for (const Finding& finding : judge(file).details) codes.emplace_back(finding.centre_code);
  return codes;
}

Findings codes_in_own(const std::string& keys_of_kind) {
  const OwnLayout own(R"(
[file]
length = 8
order = ["data*"]
[kind.OWN]
)" + keys_of_kind + R"(
[record.data]
fields = [
  { name = "type",   mode = "A",  length = 1, is = "D", tag = true },
  { name = "word",   mode = "AN", length = 3 },
  { name = "choice", mode = "AN", length = 1, codes = ["1"], centre = "X1" },
  { name = "filler", mode = "AN", length = 3, is = "" },
]
)");
  Findings codes;
  for (const Finding& finding : judge("DA B2xyz", own.spec()).details)
    codes.emplace_back(finding.centre_code);
  return codes;
}

}  // namespace

TEST_CASE("requests of CMS are answered with its codes, also those that the biller receives",
          "[rules]") {
  for (File file : {eb11(), eb13(), eb21()}) {
    INFO(file.spec().kind);
    file.write(3, "serial", "00000009");
    file.write(3, "bank_branch", "999");
    CHECK(codes_in(file) == Findings{"0081", "0011"});
  }
}

TEST_CASE("a result has no failure codes of its own", "[rules]") {
  for (File file : {eb14(), eb22()}) {
    INFO(file.spec().kind);
    file.write(2, "bank_branch", "999");
    file.write(3, "biller", "12345\t7890");
    CHECK(codes_in(file) == Findings{"", ""});
  }
}

TEST_CASE("other formats have the codes that their layout names", "[rules]") {
  CHECK(codes_in_own("direction = \"send\"") == Findings{"", "X1", ""});
  CHECK(codes_in_own("failure_codes = \"none\"") == Findings{"", "X1", ""});
  CHECK(codes_in_own("failure_codes = \"cms\"") == Findings{"0098", "X1", "0089"});
}

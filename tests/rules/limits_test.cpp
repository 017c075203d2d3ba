// What is kept, counted, left out and masked.
#include "files.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

// EB13 in which every data record has a wrong type, and the last payers were enrolled before.
File faulty(std::size_t count) {
  File file = eb13();
  const std::string model = file.bytes_of(2);
  for (const std::size_t r : {4U, 3U, 2U}) file.remove(r);
  for (std::size_t i = 0; i < count; ++i) file.insert(2, model);
  file.number();
  for (std::size_t i = 0; i < count; ++i) file.put(i + 2, "bank_branch", "999");
  file.total();
  return file;
}

ValidateOptions at_most(std::uint64_t findings) {
  return {.max_findings = findings, .suppressed = {}};
}

Findings first(const Findings& all, std::size_t count) {
  return {all.begin(), all.begin() + static_cast<long>(count)};
}

}  // namespace

TEST_CASE("the first findings in file order are kept, also when some come late", "[rules]") {
  const File file = faulty(40);  // each an unknown bank, and from the second on a payer met before
  const auto all = judge(file, at_most(0)).findings;
  REQUIRE(all.size() == 79);
  CHECK(all[1] == file.at("warning", "payer-repeated", 3, "payer_number"));
  for (const std::size_t limit : {1U, 2U, 3U, 10U, 39U, 40U, 41U, 78U, 79U, 80U}) {
    INFO("at most " << limit);
    CHECK(judge(file, at_most(limit)).findings ==
          first(all, std::min<std::size_t>(limit, all.size())));
  }
}

TEST_CASE("a finding of the whole file comes first although it is known last", "[rules]") {
  const File file = faulty(40);
  const auto findings = judge(file.bytes() + "xyz", file.spec(), at_most(3)).findings;
  REQUIRE(findings.size() == 3);
  CHECK(findings[0] == "fatal file-size record 0 at 5040");
  CHECK(findings[1] == file.at("warning", "unknown-bank", 2, "bank_branch", "0011"));
}

TEST_CASE("the counts are complete whatever is kept", "[rules]") {
  const File file = faulty(40);
  for (const std::uint64_t limit : {0U, 1U, 10U}) {
    const Judged judged = judge(file, at_most(limit));
    CHECK(judged.verdict.count(Severity::warning) == 79);
    CHECK(judged.verdict.count(Severity::error) == 0);
    CHECK(judged.verdict.valid());
    CHECK(judged.verdict.data_records == 40);
  }
}

TEST_CASE("a thousand findings are kept unless another number is asked for", "[rules]") {
  CHECK(judge(faulty(1200)).findings.size() == 1000);
}

TEST_CASE("a suppressed rule is neither told nor counted, but that it was is", "[rules]") {
  const File file = faulty(40);
  const Judged judged = judge(file, {.suppressed = {"payer-repeated"}});
  CHECK(judged.findings.size() == 40);
  CHECK(judged.verdict.count(Severity::warning) == 40);
  REQUIRE(judged.verdict.suppressed.size() == 1);
  CHECK(judged.verdict.suppressed[0].rule == "payer-repeated");
  CHECK(judged.verdict.suppressed[0].count == 39);
}

TEST_CASE("a suppressed error leaves the file valid", "[rules]") {
  File file = eb13();
  file.put(2, "application_type", "2");
  CHECK_FALSE(judge(file).verdict.valid());
  CHECK(judge(file, {.suppressed = {"field-code"}}).verdict.valid());
}

TEST_CASE("findings of one record are in the order of its fields", "[rules]") {
  File file = eb13();
  file.write(2, "filler_2", "x");
  file.put(2, "serial", "9");
  file.put(2, "application_type", "2");
  file.put(2, "payer_number", "");
  CHECK(judge(file).findings ==
        Findings{file.at("error", "serial-out-of-order", 2, "serial", "0081"),
                 file.at("error", "field-code", 2, "application_type", "A012"),
                 file.at("error", "field-missing", 2, "payer_number"),
                 file.at("error", "field-blank", 2, "filler_2", "0089")});
}

TEST_CASE("what is secret is masked in a finding unless it is revealed", "[rules]") {
  File file = eb13();
  file.put(2, "account", "1002-3004-4001");
  file.put(3, "holder_id", "8001010000000");
  const Judged hidden = judge(file);
  REQUIRE(hidden.details.size() == 2);
  CHECK(hidden.details[0].value == "**********4001");
  CHECK(hidden.details[1].value == "*************");
  const Judged open = judge(file, {.reveal = Reveal::yes, .suppressed = {}});
  CHECK(open.details[0].value == "1002-3004-4001");
  CHECK(open.details[1].value == "8001010000000");
}

TEST_CASE("a finding of text shows it in UTF-8", "[rules]") {
  File file = eb21();
  file.put(2, "passbook_text", "뷁");
  CHECK(judge(file).details.at(0).value == "뷁");
  file.write(2, "passbook_text", "\xC8\xB8\xBA ");
  CHECK(judge(file).details.at(0).value.starts_with("회"));
}

TEST_CASE("an amount below its minimum is told with bounds that the field can hold", "[rules]") {
  File file = eb21();
  file.put(2, "amount", "139");
  file.total();
  CHECK(judge(file).details.at(0).values ==
        Phrase::Values{{"min", "140"}, {"max", "9999999999999"}});
}

TEST_CASE(
    "a character outside KS X 1001 is an error in what is sent and a warning in what is received",
    "[rules]") {
  File sent = eb21();
  sent.put(2, "passbook_text", "뷁");
  CHECK(judge(sent).findings ==
        Findings{sent.at("error", "text-outside-ksx1001", 2, "passbook_text", "0087")});
  File received = eb22();
  received.put(2, "passbook_text", "뷁");
  CHECK(judge(received).findings ==
        Findings{received.at("warning", "text-outside-ksx1001", 2, "passbook_text")});
}

TEST_CASE("debits have a least amount: 140 won the next day, 300 the same day", "[rules]") {
  for (const auto& [kind, least] : {std::pair{"EB21", 140}, std::pair{"EC21", 300}}) {
    const File model = eb21();
    File file(layout_of(kind));
    std::string bytes = model.bytes();
    for (const std::size_t at : {19U, 619U}) bytes.replace(at, 4, kind);
    const std::size_t amount = 150 + 42;
    const auto judged = [&](int won) {
      bytes.replace(amount, 13, fmt::format("{:013}", won));
      bytes.replace(4 * 150 + 43, 13, fmt::format("{:013}", 50000 + won));
      return judge(bytes, file.spec()).findings;
    };
    CHECK(judged(least).empty());
    CHECK(judged(least - 1) == Findings{"error field-range record 2 amount at 192 0075"});
    CHECK(judged(0) == Findings{"error amount-zero record 2 amount at 192 0061"});
  }
}

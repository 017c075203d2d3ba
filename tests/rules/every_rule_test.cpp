// One damage for each rule, the smallest that shows it, and exactly what is found.
#include "files.hpp"
#include "shown.hpp"

#include <kcms/base/embedded.hpp>
#include <kcms/base/words.hpp>
#include <kcms/rules/rulebook.hpp>

#include <catch2/catch.hpp>

#include <functional>
#include <set>
#include <string>
#include <vector>

using namespace kcms;

namespace {
// A file with one change, and the findings that name it.
struct Damage {
  std::string rule;
  File file;
  std::function<void(File&)> change;
  std::function<Findings(const File&)> expected;
};

std::vector<Damage> damages_of_fields() {
  return {
      {"field-constant", eb14(), [](File& f) { f.write(2, "outcome", "P"); },
       [](const File& f) { return Findings{f.at("error", "field-constant", 2, "outcome")}; }},
      {"field-blank", eb13(), [](File& f) { f.write(2, "filler_2", "x"); },
       [](const File& f) { return Findings{f.at("error", "field-blank", 2, "filler_2", "0089")}; }},
      {"field-zero", eb13(), [](File& f) { f.write(5, "change_count", "00000001"); },
       [](const File& f) {
         return Findings{f.at("error", "field-zero", 5, "change_count", "0090")};
       }},
      {"field-missing", eb13(), [](File& f) { f.put(2, "payer_number", ""); },
       [](const File& f) { return Findings{f.at("error", "field-missing", 2, "payer_number")}; }},
      {"field-digits", eb21(), [](File& f) { f.write(2, "amount", "       10,000"); },
       [](const File& f) { return Findings{f.at("error", "field-digits", 2, "amount", "0075")}; }},
      {"field-characters", eb13(), [](File& f) { f.write(2, "payer_number", "\xC8\xB8"); },
       [](const File& f) {
         return Findings{f.at("error", "field-characters", 2, "payer_number", "0088")};
       }},
      {"embedded-blank", eb13(), [](File& f) { f.put(2, "payer_number", "PAYER 0001"); },
       [](const File& f) {
         return Findings{f.at("error", "embedded-blank", 2, "payer_number", "0098")};
       }},
      {"field-padding", eb13(), [](File& f) { f.put(2, "payer_number", " PAYER0001"); },
       [](const File& f) { return Findings{f.at("error", "field-padding", 2, "payer_number")}; }},
      {"digits-only", eb13(), [](File& f) { f.put(2, "account", "100-200-300"); },
       [](const File& f) { return Findings{f.at("error", "digits-only", 2, "account")}; }},
      {"field-length", eb13(), [](File& f) { f.put(2, "holder_id", "80101"); },
       [](const File& f) { return Findings{f.at("error", "field-length", 2, "holder_id")}; }},
      {"field-code", eb21(), [](File& f) { f.put(3, "debit_mode", "9"); },
       [](const File& f) {
         return Findings{f.at("error", "field-code", 3, "debit_mode", "0075")};
       }},
      {"field-range", eb21(), [](File& f) { f.put(3, "amount", "139"), f.total(); },
       [](const File& f) { return Findings{f.at("error", "field-range", 3, "amount", "0075")}; }},
      {"amount-zero", eb21(), [](File& f) { f.put(3, "amount", "0"), f.total(); },
       [](const File& f) { return Findings{f.at("error", "amount-zero", 3, "amount", "0061")}; }},
      {"value-differs", eb13(), [](File& f) { f.put(3, "biller", "9912345679"); },
       [](const File& f) { return Findings{f.at("error", "value-differs", 3, "biller")}; }},
      {"resident-number", eb13(), [](File& f) { f.put(2, "holder_id", "8001010000000"); },
       [](const File& f) {
         return Findings{f.at("error", "resident-number", 2, "holder_id", "0091")};
       }},
      {"business-number", eb13(), [](File& f) { f.put(4, "holder_id", "1234567890"); },
       [](const File& f) { return Findings{f.at("warning", "business-number", 4, "holder_id")}; }},
      {"birth-date", eb13(), [](File& f) { f.put(2, "holder_id", "801301"); },
       [](const File& f) { return Findings{f.at("warning", "birth-date", 2, "holder_id")}; }},
      {"unknown-bank", eb13(), [](File& f) { f.put(2, "bank_branch", "999"); },
       [](const File& f) {
         return Findings{f.at("warning", "unknown-bank", 2, "bank_branch", "0011")};
       }},
      {"account-zero", eb13(), [](File& f) { f.put(2, "account", "00000000000"); },
       [](const File& f) { return Findings{f.at("warning", "account-zero", 2, "account")}; }},
      {"unknown-failure-code", eb14(), [](File& f) { f.put(2, "failure_code", "7777"); },
       [](const File& f) {
         return Findings{f.at("warning", "unknown-failure-code", 2, "failure_code")};
       }},
  };
}

std::vector<Damage> damages_of_dates_and_texts() {
  return {
      {"file-name", eb13(), [](File& f) { f.put(1, "file_name", "EB210316"); },
       [](const File& f) { return Findings{f.at("error", "file-name", 1, "file_name")}; }},
      {"date-invalid", eb13(), [](File& f) { f.put(2, "applied_on", "160230"); },
       [](const File& f) {
         return Findings{f.at("error", "date-invalid", 2, "applied_on", "A011")};
       }},
      {"date-after", eb13(), [](File& f) { f.put(2, "applied_on", "160317"); },
       [](const File& f) {
         return Findings{f.at("error", "date-after", 2, "applied_on", "A011")};
       }},
      {"date-differs", eb21(), [](File& f) { f.put(1, "debit_date", "160317"); },
       [](const File& f) { return Findings{f.at("error", "date-differs", 1, "debit_date")}; }},
      {"text-broken", eb21(), [](File& f) { f.write(2, "passbook_text", "\xC8\xB8\xBA "); },
       [](const File& f) {
         return Findings{f.at("error", "text-broken", 2, "passbook_text", "0087")};
       }},
      {"text-outside-ksx1001", eb21(), [](File& f) { f.put(2, "passbook_text", "뷁"); },
       [](const File& f) {
         return Findings{f.at("error", "text-outside-ksx1001", 2, "passbook_text", "0087")};
       }},
      {"text-control", eb21(), [](File& f) { f.write(2, "passbook_text", "\t"); },
       [](const File& f) {
         return Findings{f.at("error", "text-control", 2, "passbook_text", "0068")};
       }},
      {"text-mixed", eb21(), [](File& f) { f.put(2, "passbook_text", "회비A"); },
       [](const File& f) { return Findings{f.at("error", "text-mixed", 2, "passbook_text")}; }},
  };
}

std::vector<Damage> damages_of_records() {
  return {
      {"unknown-record", eb13(), [](File& f) { f.write(2, "record_type", "D"); },
       [](const File& f) { return Findings{f.at("error", "unknown-record", 2, "", "0081")}; }},
      {"header-missing", eb13(), [](File& f) { f.remove(1); },
       [](const File& f) { return Findings{f.at("error", "header-missing", 1, "")}; }},
      {"header-repeated", eb13(), [](File& f) { f.insert(2, f.bytes_of(1)); },
       [](const File& f) { return Findings{f.at("error", "header-repeated", 2, "")}; }},
      {"trailer-missing", eb13(), [](File& f) { f.remove(5); },
       [](const File& f) {
         return Findings{"error trailer-missing record 4 at " + std::to_string(f.bytes().size())};
       }},
      {"trailer-repeated", eb13(), [](File& f) { f.insert(6, f.bytes_of(5)); },
       [](const File& f) { return Findings{f.at("error", "trailer-repeated", 6, "")}; }},
      {"record-order", eb13(),
       [](File& f) {
         const std::string last = f.bytes_of(4);
         f.remove(4);
         f.total();
         f.insert(5, last);
       },
       [](const File& f) { return Findings{f.at("error", "record-order", 5, "")}; }},
      {"trailing-garbage", eb13(), [](File& f) { f.insert(6, std::string(120, 'x')); },
       [](const File& f) { return Findings{f.at("error", "trailing-garbage", 6, "")}; }},
      {"serial-out-of-order", eb13(), [](File& f) { f.put(3, "serial", "9"); },
       [](const File& f) {
         return Findings{f.at("error", "serial-out-of-order", 3, "serial", "0081")};
       }},
      {"serial-of-result", eb14(), [](File& f) { f.put(2, "serial", "7"); },
       [](const File& f) { return Findings{f.at("note", "serial-of-result", 2, "serial")}; }},
      {"combination", eb11(), [](File& f) { f.put(2, "intake_channel", "4"); },
       [](const File& f) { return Findings{f.at("note", "combination", 2, "")}; }},
      {"count-mismatch", eb13(), [](File& f) { f.put(5, "record_count", "4"); },
       [](const File& f) { return Findings{f.at("error", "count-mismatch", 5, "record_count")}; }},
      {"sum-mismatch", eb21(), [](File& f) { f.put(5, "full_amount", "60001"); },
       [](const File& f) { return Findings{f.at("error", "sum-mismatch", 5, "full_amount")}; }},
      {"one-account-per-payer", eb13(), [](File& f) { f.put(4, "payer_number", "PAYER0001"); },
       [](const File& f) {
         return Findings{f.at("error", "one-account-per-payer", 4, "payer_number")};
       }},
      {"payer-repeated", eb21(), [](File& f) { f.insert(5, f.bytes_of(4)), f.number(), f.total(); },
       [](const File& f) {
         return Findings{f.at("warning", "payer-repeated", 5, "payer_number")};
       }},
      {"block-count", ei13({0}), [](File& f) { f.put(3, "block_count", "3"); },
       [](const File& f) { return Findings{f.at("error", "block-count", 3, "block_count")}; }},
      {"filler", ei13({10}), [](File& f) { f.write(2, "evidence_length", "0000009"); },
       [](const File& f) { return Findings{f.at("error", "filler", 2, "")}; }},
      {"document-length", ei13({3000}), [](File& f) { f.write(2, "evidence_length", "0009000"); },
       [](const File& f) {
         return Findings{f.at("error", "document-length", 2, "evidence_length")};
       }},
      {"bytes-skipped", ei13({10}), [](File& f) { f.insert(3, std::string(1024, 'x')); },
       [](const File&) { return Findings{"error bytes-skipped record 2 at 2048"}; }},
  };
}

// Damages that change the file as a whole.
std::vector<Shown> shown_of_files() {
  return {
      {"file-empty", [] { return judge_named("", "EB130316"); },
       [] { return Findings{"fatal file-empty record 0 at 0"}; }},
      {"unknown-kind", [] { return judge_named("noise", "noise"); },
       [] { return Findings{"fatal unknown-kind record 0 at 0"}; }},
      {"utf-16",
       [] {
         std::string wide;
         for (const char c : eb13().bytes()) wide += {c, '\0'};
         return judge_named(wide, "EB130316");
       },
       [] { return Findings{"fatal utf-16 record 0 at 0"}; }},
      {"kind-differs", [] { return judge_named(eb13().bytes(), "-", "EB14"); },
       [] { return Findings{"fatal kind-differs record 0 at 0"}; }},
      {"byte-order-mark", [] { return judge_named("\xEF\xBB\xBF" + eb13().bytes(), "EB130316"); },
       [] { return Findings{"error byte-order-mark record 0 at 0"}; }},
      {"line-ends-mixed",
       [] {
         std::string lines = eb13().lines("\n");
         return judge(lines.insert(2 * 121 - 1, "\r"), layout_of("EB13"));
       },
       [] {
         return Findings{"note line-ends record 0 at 0", "error line-ends-mixed record 2 at 121"};
       }},
      {"blanks-missing",
       [] {
         std::string lines = eb13().lines("\n");
         return judge(lines.erase(120 - 87, 87), layout_of("EB13"));
       },
       [] {
         return Findings{"note line-ends record 0 at 0", "error blanks-missing record 1 at 0"};
       }},
      {"file-size", [] { return judge(eb13().bytes() + "xyz", layout_of("EB13")); },
       [] { return Findings{"fatal file-size record 0 at 600"}; }},
      {"file-name-on-disk", [] { return judge_named(eb13().bytes(), "in/EB130317"); },
       [] { return Findings{"error file-name-on-disk record 0 at 0"}; }},
      {"line-ends", [] { return judge(eb13().lines("\n"), layout_of("EB13")); },
       [] { return Findings{"note line-ends record 0 at 0"}; }},
      {"end-of-file-byte", [] { return judge(eb13().bytes() + '\x1A', layout_of("EB13")); },
       [] { return Findings{"note end-of-file-byte record 0 at 0"}; }},
      {"odd-line",
       [] {
         std::string lines = eb13().lines("\n");
         return judge(lines.erase(lines.find("PAYER0002"), 1), layout_of("EB13"));
       },
       [] { return Findings{"note line-ends record 0 at 0", "error odd-line record 3 at 242"}; }},
      {"document-cut-off",
       [] {
         const std::string bytes = ei13({2000}).bytes();
         return judge(bytes.substr(0, 2048), layout_of("EI13"));
       },
       [] {
         return Findings{"fatal document-cut-off record 2 at 1024",
                         "error trailer-missing record 2 at 2048"};
       }},
  };
}

std::vector<Shown> all_shown() {
  std::vector<Shown> all = shown_of_files();
  for (Shown& shown : shown_of_evidence()) all.push_back(std::move(shown));
  for (Shown& shown : shown_of_signatures()) all.push_back(std::move(shown));
  for (const auto& damages :
       {damages_of_fields(), damages_of_dates_and_texts(), damages_of_records()}) {
    for (const Damage& damage : damages) {
      File changed = damage.file;
      damage.change(changed);
      all.push_back({damage.rule, [changed] { return judge(changed); },
                     [changed, damage] { return damage.expected(changed); }});
    }
  }
  return all;
}

// Rules that no built-in layout can show; tests of their own do, with layouts of their own.
const std::set<std::string> shown_elsewhere{"field-letters"};

}  // namespace

TEST_CASE("the good files have no finding", "[rules]") {
  for (const File& file : {eb13(), eb21(), eb22(), eb11(), eb14(), ei13({0, 905, 906})}) {
    INFO(file.spec().kind);
    const Judged judged = judge(file);
    CHECK(judged.findings.empty());
    CHECK(judged.verdict.valid());
    CHECK(judged.verdict.records == file.size());
    CHECK(judged.verdict.data_records == file.size() - 2);
  }
}

TEST_CASE("one damage is found by its rule, at its place, and by no other", "[rules]") {
  for (const Shown& shown : all_shown()) {
    INFO(shown.rule);
    CHECK(shown.judged().findings == shown.expected());
  }
}

TEST_CASE("every sentence of a rule finds what it speaks of in the finding", "[rules]") {
  for (const auto* language : {"words/en.toml", "words/ko.toml"}) {
    Words words;
    Faults faults;
    words.add(embedded(language), language, faults);
    REQUIRE(faults.empty());
    for (const Shown& shown : all_shown()) {
      for (const Finding& finding : shown.judged().details) {
        const std::string key = "rule." + std::string(finding.rule);
        INFO(language << ": " << key);
        CHECK(words.has(key + ".about"));
        CHECK(words.has(key + ".cure"));
        std::set<std::string> filled;
        for (const auto& [place, value] : finding.values) filled.insert(place);
        if (!finding.place.field.empty()) filled.insert("field");
        if (!finding.value.empty() || !finding.place.field.empty()) filled.insert("value");
        for (const std::string& place : words.places(key + ".sentence")) {
          INFO(place);
          CHECK(filled.contains(place));
        }
      }
    }
  }
}

TEST_CASE("every rule is shown by a damage", "[rules]") {
  std::set<std::string> rules = shown_elsewhere;
  for (const Shown& shown : all_shown())
    if (!shown.rule.empty()) rules.insert(shown.rule);
  for (const RuleRow& row : rule_rows) CHECK(rules.contains(std::string(row.id)));
  CHECK(rules.size() == rule_rows.size());
}

// A file that was just made from rows: gaps stand for what was refused, and told, already.
#include "files.hpp"

#include <kcms/codec/gap.hpp>

#include <catch2/catch.hpp>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

ValidateOptions of_rows(std::uint64_t most = 0) {
  ValidateOptions options;
  options.max_findings = most;
  options.just_made = true;
  return options;
}

void leave_gap(File& file, std::size_t record, std::string_view field) {
  const std::uint16_t kind = file.spec().find(record == 1             ? "header"
                                              : record == file.size() ? "trailer"
                                                                      : "data");
  const RecordSpec& shape = file.spec().records[kind];
  file.write(record, field, std::string(shape.fields[shape.find(field)].length, gap));
}

}  // namespace

TEST_CASE("a gap has no finding of its own, and none follows from it", "[rules]") {
  for (const File& good : {eb13(), eb21(), eb22(), eb11(), eb14()}) {
    for (std::size_t record = 1; record <= good.size(); ++record) {
      const bool is_data = record > 1 && record < good.size();
      const auto& shape = good.spec().records[good.spec().find(record == 1 ? "header"
                                                               : is_data   ? "data"
                                                                           : "trailer")];
      for (const FieldSpec& field : shape.fields) {
        if (field.constant) continue;  // is never a gap
        File file = good;
        leave_gap(file, record, field.name);
        INFO(good.spec().kind << ' ' << record << ' ' << field.name);
        CHECK(judge(file, of_rows()).findings.empty());
        CHECK_FALSE(judge(file).findings.empty());
      }
    }
  }
}

TEST_CASE("a gap hides nothing of the fields beside it", "[rules]") {
  File file = eb21();
  leave_gap(file, 3, "account");
  file.put(3, "debit_mode", "9");
  file.put(4, "payer_number", "PAYER 3");
  CHECK(judge(file, of_rows()).findings ==
        Findings{file.at("error", "field-code", 3, "debit_mode", "0075"),
                 file.at("error", "embedded-blank", 4, "payer_number", "0098")});
}

TEST_CASE("a fault of the header is not told again of every copy", "[rules]") {
  File file = eb13();
  for (std::size_t record = 1; record <= file.size(); ++record)
    file.put(record, "biller", "99123 5678");
  CHECK(judge(file, of_rows()).findings ==
        Findings{file.at("error", "embedded-blank", 1, "biller", "0098")});
  CHECK(judge(file).findings.size() == file.size());
  file.put(3, "biller", "99 1235678");
  CHECK(judge(file, of_rows()).findings ==
        Findings{file.at("error", "embedded-blank", 1, "biller", "0098"),
                 file.at("error", "embedded-blank", 3, "biller", "0098")});
}

TEST_CASE("warnings do not crowd out errors, and notes are not kept", "[rules]") {
  File file = eb13();
  for (const std::size_t record : {2U, 3U, 4U}) file.put(record, "bank_branch", "999");
  file.put(4, "application_type", "9");
  file.put(4, "applied_on", "160230");
  const Judged judged = judge(file.lines("\n"), file.spec(), of_rows(2));
  CHECK(judged.verdict.count(Severity::note) == 1);
  CHECK(judged.verdict.count(Severity::warning) == 3);
  CHECK(judged.verdict.count(Severity::error) == 2);
  std::vector<std::string_view> rules;
  rules.reserve(judged.details.size());
  for (const Finding& finding : judged.details) rules.push_back(finding.rule);
  CHECK(rules == std::vector<std::string_view>{"unknown-bank", "unknown-bank", "date-invalid",
                                               "field-code"});
}

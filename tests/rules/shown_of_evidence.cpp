#include "shown.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/rules/evidence_check.hpp>

#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <vector>

using namespace kcms;
using namespace std::string_literals;

namespace {

// A file with as many real pictures, and enrolments of its payers.
File pictures(std::size_t count) {
  const auto gif = read_file(KCMS_SOURCE_DIR "/samples/sources/documents/consent-0012.gif", 1024);
  REQUIRE(gif);
  File file = count == 1 ? ei13({gif->size()}) : ei13({gif->size(), gif->size()});
  for (std::size_t record = 2; record < count + 2; ++record) {
    std::string bytes = file.bytes_of(record);
    bytes.replace(119, gif->size(), *gif);
    file.replace(record, bytes);
    file.put(record, "payer_number", "PAYER000" + std::to_string(record));
  }
  return file;
}

// Puts another document of less than a block behind a record.
void put_document(File& file, std::size_t record, std::string_view extension,
                  const std::string& document) {
  std::string bytes = file.bytes_of(record).substr(0, 119) + document;
  bytes.resize(1024, ' ');
  file.replace(record, bytes);
  file.put(record, "evidence_length", std::to_string(document.size()));
  file.put(record, "extension", extension);
}

const EvidenceCheck& check_of_two() {
  constexpr Date day{std::chrono::year{2016}, std::chrono::March, std::chrono::day{16}};
  static const Enrolments enrolments{.biller = "9912345678",
                                     .applications = 2,
                                     .not_understood = 0,
                                     .consents = {{7, "PAYER0002", "004", "1002003004001", day},
                                                  {9, "PAYER0003", "006", "1002003004001", day}}};
  static const EvidenceCheck check{
      kcms::test::evidence_tables().find("2016"), day, {}, &enrolments, day};
  return check;
}

}  // namespace

std::vector<Shown> shown_of_evidence() {
  struct Change {
    std::string rule;
    std::function<void(File&)> change;
    std::vector<std::string> expected;
  };
  const File good = pictures(2);
  const std::string gone = "error evidence-missing record 0 at 0 0078";
  const std::string gif = good.bytes_of(2).substr(119, 35);
  const std::string endless =
      "RIFF\xFF\xFF\xFF\xFFWAVE"
      "fmt \x10\0\0\0\1\0\1\0\x40\x1F\0\0\x40\x1F\0\0\1\0\x08\0"
      "data\xFF\xFF\xFF\xFF"
      "sound"s;
  const std::vector<Change> changes = {
      {"evidence-media-type",
       [](File& f) { f.put(2, "extension", "TIF"); },
       {"error evidence-media-type record 2 at 1131 0102"}},
      {"evidence-truncated",
       [gif](File& f) { put_document(f, 2, "gif", gif.substr(0, 34)); },
       {"error evidence-truncated record 2 at 1131 0105"}},
      {"evidence-unreadable",
       [gif](File& f) { put_document(f, 2, "gif", gif.substr(0, 19) + "?" + gif.substr(20)); },
       {"error evidence-unreadable record 2 at 1131 0105"}},
      {"evidence-unsized",
       [endless](File& f) {
         put_document(f, 2, "wav", endless);
         f.put(2, "evidence_type", "4");
       },
       {"warning evidence-unsized record 2 at 1131"}},
      {"evidence-stray-bytes",
       [gif](File& f) { put_document(f, 2, "gif", gif + "..."); },
       {"warning evidence-stray-bytes record 2 at 1131"}},
      {"evidence-type",
       [](File& f) { f.put(2, "evidence_type", "6"); },
       {good.at("error", "evidence-type", 2, "evidence_type", "0101")}},
      {"evidence-extension",
       [](File& f) { f.put(2, "evidence_type", "5"); },
       {good.at("error", "evidence-extension", 2, "extension", "0102")}},
      {"evidence-empty",
       [](File& f) {
         f.put(2, "evidence_length", "0");
         f.replace(2, f.bytes_of(2).substr(0, 119) + std::string(1024 - 119, ' '));
       },
       {good.at("error", "evidence-empty", 2, "evidence_length")}},
      {"evidence-missing",
       [](File& f) { f.put(2, "payer_number", "PAYER0009"); },
       {gone, good.at("error", "evidence-unasked", 2, "payer_number")}},
      {"evidence-unasked",
       [](File& f) { f.put(3, "payer_number", "PAYER0009"); },
       {gone, good.at("error", "evidence-unasked", 3, "payer_number")}},
      {"evidence-repeated",
       [](File& f) { f.put(3, "payer_number", "PAYER0002"); },
       {gone, good.at("error", "evidence-repeated", 3, "payer_number")}},
      {"evidence-differs",
       [](File& f) { f.put(2, "bank", "011"); },
       {good.at("error", "evidence-differs", 2, "bank")}},
  };
  ValidateOptions options;
  options.evidence = &check_of_two();
  std::vector<Shown> all{
      {"", [good, options] { return judge(good, options); }, [] { return Findings{}; }}};
  for (const Change& change : changes) {
    File file = good;
    change.change(file);
    all.push_back({change.rule, [file, options] { return judge(file, options); },
                   [change] { return change.expected; }});
  }
  all.push_back({"evidence-size",
                 [options] {
                   File file = ei13({307201});
                   file.put(2, "payer_number", "PAYER0002");
                   return judge(file, options);
                 },
                 [gone] {
                   return Findings{
                       gone, ei13({1}).at("error", "evidence-size", 2, "evidence_length", "0103")};
                 }});
  return all;
}

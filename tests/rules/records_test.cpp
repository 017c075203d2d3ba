#include "files.hpp"

#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

const FileSpec& eb13_layout() { return layout_of("EB13"); }

}  // namespace

TEST_CASE("a file without a header is judged all the same", "[rules]") {
  File file = eb13();
  file.remove(1);
  file.put(2, "application_type", "2");
  CHECK(judge(file).findings ==
        Findings{file.at("error", "header-missing", 1, ""),
                 file.at("error", "field-code", 2, "application_type", "A012")});
}

TEST_CASE("a fault is told again in the next record, and so is one beside what was sound before",
          "[rules]") {
  File file = eb13();
  for (const std::size_t r : {2U, 3U, 4U}) file.put(r, "application_type", "2");
  file.write(3, "filler_2", "x");
  file.put(4, "biller", "9912345679");
  const auto findings = judge(file).findings;
  CHECK(findings == Findings{file.at("error", "field-code", 2, "application_type", "A012"),
                             file.at("error", "field-code", 3, "application_type", "A012"),
                             file.at("error", "field-blank", 3, "filler_2", "0089"),
                             file.at("error", "value-differs", 4, "biller"),
                             file.at("error", "field-code", 4, "application_type", "A012")});
}

TEST_CASE("a trailer alone lacks its header", "[rules]") {
  File file = eb13();
  for (const std::size_t r : {4U, 3U, 2U, 1U}) file.remove(r);
  file.total();
  CHECK(judge(file).findings == Findings{file.at("error", "header-missing", 1, "")});
}

TEST_CASE("a header alone lacks its trailer", "[rules]") {
  File file = eb13();
  for (const std::size_t r : {5U, 4U, 3U, 2U}) file.remove(r);
  CHECK(judge(file).findings == Findings{"error trailer-missing record 1 at 120"});
}

TEST_CASE("a header whose type is damaged is no record, and not missing besides", "[rules]") {
  File file = eb13();
  file.write(1, "record_type", "h");
  CHECK(judge(file).findings == Findings{file.at("error", "unknown-record", 1, "", "0081")});
}

TEST_CASE("a trailer whose type is damaged is no record, and not missing besides", "[rules]") {
  File file = eb13();
  file.write(5, "record_type", "t");
  CHECK(judge(file).findings == Findings{file.at("error", "unknown-record", 5, "", "0081")});
}

TEST_CASE("two files joined are found at the second header", "[rules]") {
  const File file = eb13();
  const auto findings = judge(file.bytes() + file.bytes(), eb13_layout()).findings;
  REQUIRE_FALSE(findings.empty());
  CHECK(findings.front() == "error header-repeated record 6 at 600");
}

TEST_CASE("a trailer before the data is out of order there", "[rules]") {
  File file = eb13();
  const std::string trailer = file.bytes_of(5);
  file.remove(5);
  file.insert(2, trailer);
  const auto findings = judge(file).findings;
  REQUIRE(findings.size() >= 2);
  CHECK(findings.back() == file.at("error", "record-order", 3, ""));
}

TEST_CASE("garbage behind the trailer is told once, however much it is", "[rules]") {
  const std::string good = eb13().bytes();
  CHECK(judge(good + std::string(1200, 'x'), eb13_layout()).findings ==
        Findings{"error trailing-garbage record 6 at 600"});
  CHECK(judge(good + std::string(1210, 'x'), eb13_layout()).findings ==
        Findings{"fatal file-size record 0 at 1800", "error trailing-garbage record 6 at 600"});
}

TEST_CASE("bytes left over are fatal, and the records before them are judged", "[rules]") {
  File file = eb13();
  file.put(3, "application_type", "2");
  const std::string bytes = file.bytes();
  CHECK(judge(bytes.substr(0, 500), eb13_layout()).findings ==
        Findings{"fatal file-size record 0 at 480",
                 file.at("error", "field-code", 3, "application_type", "A012"),
                 "error trailer-missing record 4 at 500"});
}

TEST_CASE("a file shorter than one record has that one fault", "[rules]") {
  const Judged judged = judge("H00000000", eb13_layout());
  CHECK(judged.findings == Findings{"fatal file-size record 0 at 0"});
  CHECK(judged.verdict.records == 0);
  CHECK_FALSE(judged.verdict.valid());
}

TEST_CASE("a byte lost in the middle of a file is found where it was lost", "[rules]") {
  const File file = eb13();
  std::string bytes = file.bytes();
  bytes.erase(file.offset_of(3) + 30, 1);
  const auto findings = judge(bytes, eb13_layout()).findings;
  REQUIRE(findings.size() >= 2);
  CHECK(findings[0] == "fatal file-size record 0 at 480");
  CHECK(findings[1].find("record 3 ") != std::string::npos);
}

TEST_CASE("line ends are a note, and their records are judged as ever", "[rules]") {
  File file = eb13();
  CHECK(judge(file.lines("\r\n"), eb13_layout()).findings ==
        Findings{"note line-ends record 0 at 0"});
  CHECK(judge(file.bytes() + "\n", eb13_layout()).findings ==
        Findings{"note line-ends record 0 at 0"});
  file.put(3, "application_type", "2");
  const auto findings = judge(file.lines("\n"), eb13_layout()).findings;
  CHECK(findings == Findings{"note line-ends record 0 at 0",
                             "error field-code record 3 application_type at 267 A012"});
}

TEST_CASE("a note on line ends says which", "[rules]") {
  const Judged judged = judge(eb13().lines("\r\n") + "\x1A", eb13_layout());
  REQUIRE(judged.details.size() == 2);
  CHECK(judged.details[0].values == Phrase::Values{{"framing", "crlf,1a"}});
  CHECK(judged.details[1].rule == "end-of-file-byte");
}

TEST_CASE("an odd line may have held any record", "[rules]") {
  const File file = eb13();
  std::string lines = file.lines("\n");
  lines.erase(121 * 3 + 50, 5);  // the last enrolment, so that counts and serials are open
  CHECK(judge(lines, eb13_layout()).findings ==
        Findings{"note line-ends record 0 at 0", "error odd-line record 4 at 363"});
}

TEST_CASE("records with other line ends are judged as ever, and told once", "[rules]") {
  File file = eb13();
  file.put(4, "application_type", "2");
  std::string lines = file.lines("\r\n");
  for (const std::size_t at : {2U, 1U})
    lines.erase(122 * at - 2, 1);  // the first two keep LF alone
  const Judged judged = judge(lines, eb13_layout());
  CHECK(judged.findings == Findings{"note line-ends record 0 at 0",
                                    "error line-ends-mixed record 3 at 242",
                                    "error field-code record 4 application_type at 389 A012"});
  CHECK(judged.details[1].values ==
        Phrase::Values{{"framing", "lf"}, {"other", "crlf"}, {"count", "3"}});
}

TEST_CASE("records without their trailing blanks are judged as ever, and told once", "[rules]") {
  File file = eb13();
  file.put(2, "holder_id", "");
  file.put(3, "payer_number", "PAYER0001");
  file.put(3, "application_type", "1");
  file.total();
  std::string lines;
  for (std::size_t r = 1; r <= file.size(); ++r)
    lines += file.bytes_of(r).substr(0, file.bytes_of(r).find_last_not_of(' ') + 1) + "\n";
  const Judged judged = judge(lines, eb13_layout());
  CHECK(judged.findings == Findings{"note line-ends record 0 at 0",
                                    "error blanks-missing record 1 at 0",
                                    // where the field would stand, the line has ended
                                    "error field-missing record 2 holder_id at 100",
                                    "error one-account-per-payer record 3 payer_number at 127",
                                    "error field-missing record 3 holder_id at 167"});
  CHECK(judged.details[1].values ==
        Phrase::Values{{"missing", "87"}, {"length", "33"}, {"expected", "120"}, {"count", "5"}});
}

TEST_CASE("nothing is lost of a file without its last blanks", "[rules]") {
  const std::string bytes = eb13().bytes();
  CHECK(judge(bytes.substr(0, bytes.find_last_not_of(' ') + 1), eb13_layout()).findings ==
        Findings{"error blanks-missing record 5 at 480"});
}

TEST_CASE("digits that slipped out of a secret field are in no finding", "[rules]") {
  File file = eb13();
  std::string bytes = file.bytes_of(2);
  bytes.erase(46, 7).insert(85, "SLIPPED");  // the account stands where the bank should
  file.remove(2);
  file.insert(2, bytes);
  const auto shows = [&](const ValidateOptions& options) {
    std::string values;
    for (const Finding& finding : judge(file, options).details) values += finding.value + " ";
    return values.find("1002003") != std::string::npos;
  };
  CHECK_FALSE(shows({}));
  CHECK(shows({.reveal = Reveal::yes}));
}

TEST_CASE("every cut of a file is judged to its end", "[rules]") {
  const std::string good = eb21().bytes();
  for (std::size_t size = 0; size <= good.size(); ++size) {
    INFO("cut to " << size);
    const Judged judged = judge(good.substr(0, size), layout_of("EB21"));
    CHECK(judged.verdict.valid() == (size == good.size()));
    CHECK(judged.verdict.framing.bytes == size);
    const bool lacks_blanks_alone = size == 677;  // of the trailer all is there but its filler
    CHECK(judged.verdict.records == size / 150 + (lacks_blanks_alone ? 1 : 0));
  }
}

TEST_CASE(
    "every single byte that is damaged is judged without a crash, the same from file and pipe",
    "[rules]") {
  for (const File& file : {eb11(), eb22(), ei13({906})}) {
    const std::string good = file.bytes();
    const std::size_t step = good.size() > 2000 ? 7 : 1;
    for (std::size_t at = 0; at < good.size(); at += step) {
      for (const char byte : {'\0', ' ', '~', '\xB0', '\n'}) {
        std::string bytes = good;
        bytes[at] = byte;
        const Judged judged = judge(bytes, file.spec());
        for (const Finding& finding : judged.details)
          if (finding.place.offset > bytes.size()) FAIL("a finding behind the end of the file");
      }
    }
  }
}

TEST_CASE("noise is judged as any layout, and found at fault", "[rules]") {
  std::mt19937_64 random(7);
  for (const FileSpec& spec : builtin_layouts()) {
    for (const std::size_t size : {1U, 120U, 1024U, 5000U}) {
      std::string noise(size, '\0');
      for (char& c : noise) c = static_cast<char>(random());
      INFO(spec.kind << ", " << size << " bytes");
      CHECK_FALSE(judge(noise, spec).verdict.valid());
    }
  }
}

TEST_CASE("an empty file of a known kind is fatal and has no other fault", "[rules]") {
  for (const FileSpec& spec : builtin_layouts())
    CHECK(judge("", spec).findings == Findings{"fatal file-empty record 0 at 0"});
  for (const auto* bytes : {"\n", "\r\n", "\x1A"})
    CHECK_FALSE(judge(bytes, layout_of("EB13")).verdict.valid());
}

TEST_CASE("the name on disk is compared where it has the form of one", "[rules]") {
  const std::string bytes = eb13().bytes();
  for (const auto* name :
       {"-", "EB130316", "a/EB130316", "EB130316_2016", "EB130316.txt", "something"})
    CHECK(judge_named(bytes, name).findings.empty());
  for (const auto* name : {"EB140316", "EB130317", "EB130316_2015"})
    CHECK(judge_named(bytes, name).findings == Findings{"error file-name-on-disk record 0 at 0"});
}

TEST_CASE("the finding on the name on disk says both names", "[rules]") {
  const Judged judged = judge_named(eb13().bytes(), "EB130316_2015");
  REQUIRE(judged.details.size() == 1);
  CHECK(judged.details[0].value == "EB130316_2015");
  CHECK(judged.details[0].values == Phrase::Values{{"expected", "EB130316_2016"}});
}

TEST_CASE("the name on disk of a file in blocks is compared with its date", "[rules]") {
  const std::string bytes = ei13({5}).bytes();
  CHECK(judge_named(bytes, "EI130316").findings.empty());
  CHECK(judge_named(bytes, "EI130317").findings ==
        Findings{"error file-name-on-disk record 0 at 0"});
}

TEST_CASE("a wrong date in the header is not blamed on the name on disk", "[rules]") {
  File file = eb13();
  file.put(1, "applied_on", "160317");
  CHECK(judge_named(file.bytes(), "EB130316").findings ==
        Findings{file.at("error", "date-differs", 1, "applied_on")});
}

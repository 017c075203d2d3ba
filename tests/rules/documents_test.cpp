// Files with documents (EI13): framing and fields.
#include "files.hpp"

#include <catch2/catch.hpp>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

}  // namespace

TEST_CASE("documents that just fill a block, or just do not, are good", "[rules]") {
  for (const std::size_t size : {0U, 1U, 904U, 905U, 906U, 1929U, 307200U}) {
    const File file = ei13({size});
    CHECK(file.bytes().size() == 2048 + (119 + size + 1023) / 1024 * 1024);
    CHECK(judge(file).findings.empty());
  }
}

TEST_CASE("header and trailer do not count as blocks", "[rules]") {
  File file = ei13({0, 906});
  file.put(4, "block_count", "5");
  const Judged judged = judge(file);
  CHECK(judged.findings == Findings{file.at("error", "block-count", 4, "block_count")});
  CHECK(judged.details[0].values ==
        Phrase::Values{{"fields", "block_count"}, {"declared", "5"}, {"counted", "3"}});
}

TEST_CASE("a filler of one block too many is passed over and told", "[rules]") {
  File file = ei13({905});
  file.insert(3, std::string(1024, ' '));
  CHECK(judge(file).findings == Findings{"error bytes-skipped record 2 at 2048"});
}

TEST_CASE("a length that is too small leaves a filler that is not blank", "[rules]") {
  File file = ei13({500, 20});
  file.put(2, "evidence_length", "499");
  CHECK(judge(file).findings == Findings{file.at("error", "filler", 2, "")});
}

TEST_CASE("a length of fewer blocks is told where the bytes are passed over", "[rules]") {
  File file = ei13({3000, 20});
  file.put(2, "evidence_length", "10");
  CHECK(judge(file).findings ==
        Findings{file.at("error", "filler", 2, ""), "error bytes-skipped record 2 at 2048"});
}

TEST_CASE("a length that leads past the next record is told, and hides nothing", "[rules]") {
  File file = ei13({3000, 20, 30});
  file.put(2, "evidence_length", "9999999");
  file.put(3, "evidence_type", "9");
  const Judged judged = judge(file);
  CHECK(judged.findings == Findings{file.at("error", "document-length", 2, "evidence_length"),
                                    file.at("error", "field-code", 3, "evidence_type")});
  CHECK(judged.details[0].values == Phrase::Values{{"room", "3977"}});
}

TEST_CASE("a length that cannot be read leaves the count of blocks open", "[rules]") {
  File file = ei13({500, 20});
  file.write(2, "evidence_length", "     50");
  CHECK(judge(file).findings == Findings{file.at("error", "field-digits", 2, "evidence_length")});
}

TEST_CASE("the count in the header is compared with the documents", "[rules]") {
  File file = ei13({5, 6});
  file.put(1, "evidence_count", "3");
  CHECK(judge(file).findings == Findings{file.at("error", "count-mismatch", 1, "evidence_count")});
}

TEST_CASE("a file cut off inside a document is fatal there", "[rules]") {
  const File file = ei13({3000});
  const Judged judged = judge(file.bytes().substr(0, 2500), file.spec());
  CHECK(judged.findings == Findings{"fatal document-cut-off record 2 at 1024",
                                    "error trailer-missing record 2 at 2500"});
  CHECK(judged.details[0].values == Phrase::Values{{"bytes", "1476"}});
}

TEST_CASE("a file cut off inside its trailer is fatal there", "[rules]") {
  const File file = ei13({10});
  const std::string bytes = file.bytes();
  const auto findings = judge(bytes.substr(0, bytes.size() - 1), file.spec()).findings;
  REQUIRE_FALSE(findings.empty());
  CHECK(findings.front() == "fatal document-cut-off record 3 at 2048");
}

TEST_CASE("fields of evidence are judged as fields are", "[rules]") {
  File file = ei13({10, 10});
  file.put(3, "serial", "7");
  file.put(3, "evidence_type", "9");
  file.put(3, "applied_on", "20160317");
  CHECK(judge(file).findings ==
        Findings{file.at("error", "serial-out-of-order", 3, "serial", "0081"),
                 file.at("error", "date-after", 3, "applied_on"),
                 file.at("error", "field-code", 3, "evidence_type")});
}

TEST_CASE("bytes behind the trailer are passed over and told", "[rules]") {
  const File file = ei13({10});
  for (const std::size_t size : {1U, 5U, 1024U, 5000U}) {
    const auto findings = judge(file.bytes() + std::string(size, '\n'), file.spec()).findings;
    CHECK(findings == Findings{"error bytes-skipped record 3 at 3072"});
  }
}

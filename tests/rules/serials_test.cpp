#include <kcms/rules/serials.hpp>

#include "files.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kcms;

namespace {

using Findings = std::vector<std::string>;

// EB13 with `count` cancels, each of another payer.
File cancels(std::size_t count) {
  File file = eb13();
  const std::string model = file.bytes_of(3);
  for (const std::size_t r : {4U, 3U, 2U}) file.remove(r);
  for (std::size_t i = 0; i < count; ++i) {
    file.insert(i + 2, model);
    file.put(i + 2, "payer_number", fmt::format("PAYER{:05}", i));
  }
  file.number();
  file.total();
  return file;
}

std::string out_of_order(const File& file, std::size_t record) {
  return file.at("error", "serial-out-of-order", record, "serial", "0081");
}

}  // namespace

TEST_CASE("a mistyped serial is one finding, wherever it stands", "[rules]") {
  for (const std::size_t record : {2U, 3U, 500U, 900U, 901U}) {
    File file = cancels(900);
    file.put(record, "serial", "77777");
    CHECK(judge(file).findings == Findings{out_of_order(file, record)});
  }
}

TEST_CASE("a lost record is one finding", "[rules]") {
  File file = cancels(900);
  file.remove(600);
  file.total();
  CHECK(judge(file).findings == Findings{out_of_order(file, 600)});
}

TEST_CASE("a lost first record is one finding", "[rules]") {
  File file = cancels(9);
  file.remove(2);
  file.total();
  CHECK(judge(file).findings == Findings{out_of_order(file, 2)});
}

TEST_CASE("a record that stands twice is one finding of its serial", "[rules]") {
  File file = cancels(9);
  file.insert(6, file.bytes_of(5));
  file.total();
  CHECK(judge(file).findings == Findings{out_of_order(file, 6)});
}

TEST_CASE("two neighbours in each other's place are two findings at the most", "[rules]") {
  File file = cancels(9);
  file.put(5, "serial", "5");
  file.put(6, "serial", "4");
  const auto findings = judge(file).findings;
  CHECK(findings.size() <= 2);
  CHECK(findings.front() == out_of_order(file, 5));
}

TEST_CASE("a serial that cannot be read is told as such, and the count goes on", "[rules]") {
  File file = cancels(900);
  file.write(300, "serial", "0000029x");
  CHECK(judge(file).findings == Findings{file.at("error", "field-digits", 300, "serial", "0081")});
  file.write(300, "serial", "        ");
  CHECK(judge(file).findings == Findings{file.at("error", "field-missing", 300, "serial", "0081")});
}

TEST_CASE("a record of no known kind takes a serial with it or does not", "[rules]") {
  File file = cancels(900);
  file.write(300, "record_type", "X");
  CHECK(judge(file).findings == Findings{file.at("error", "unknown-record", 300, "", "0081")});
  file.insert(600, std::string(120, 'x'));
  CHECK(judge(file).findings == Findings{file.at("error", "unknown-record", 300, "", "0081"),
                                         file.at("error", "unknown-record", 600, "", "0081")});
}

TEST_CASE("the finding says which serial was expected", "[rules]") {
  File file = cancels(9);
  file.put(4, "serial", "9");
  const Judged judged = judge(file);
  REQUIRE(judged.details.size() == 1);
  CHECK(judged.details[0].value == "00000009");
  CHECK(judged.details[0].values == Phrase::Values{{"expected", "00000003"}});
}

TEST_CASE("the serials of a result are free, and that is said once", "[rules]") {
  File file = eb14();
  const std::string model = file.bytes_of(3);
  for (std::size_t i = 0; i < 600; ++i) {
    file.insert(4, model);
    file.put(4, "serial", fmt::format("{}", 9000 - 7 * i));
  }
  file.total();
  CHECK(judge(file).findings == Findings{file.at("note", "serial-of-result", 4, "serial")});
}

TEST_CASE("the serials of a result may also run from 1", "[rules]") {
  CHECK(judge(eb14()).findings.empty());
}

TEST_CASE("serials over the seams of the blocks that are read are in order", "[rules]") {
  CHECK(judge(cancels(18000)).findings.empty());
}

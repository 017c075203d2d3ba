#include <kcms/files/diff.hpp>

#include "layouts.hpp"

#include <algorithm>
#include <random>

using namespace kcms;
using namespace kcms::test;

namespace {

// Differences as lines.
class Lines final : public DifferenceSink {
 public:
  Status take(const Difference& difference) override {
    constexpr std::string_view signs[] = {"< ", "> ", "! "};
    std::string line(signs[static_cast<std::size_t>(difference.kind)]);
    line += std::string(difference.part) + " " + std::to_string(difference.record_a) + ":" +
            std::to_string(difference.record_b);
    for (const auto& [name, value] : difference.key) line += " " + std::string(name) + "=" + value;
    for (const FieldChange& change : difference.changes)
      line += " [" + std::string(change.field) + ":" + change.a + ">" + change.b + "]";
    lines.push_back(line);
    return done();
  }
  std::vector<std::string> lines;
};

// A source without a size, as a pipe is.
class Pipe final : public ByteSource {
 public:
  explicit Pipe(const std::string& bytes) : bytes_(memory_source(bytes)) {}
  Result<std::size_t> read(std::span<char> into) override { return bytes_->read(into); }
  Result<std::size_t> read_at(std::uint64_t /*at*/, std::span<char> /*into*/) override {
    return fail(Errc::machine, Phrase("no"));
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return std::nullopt; }
  [[nodiscard]] const std::string& name() const override { return bytes_->name(); }

 private:
  std::unique_ptr<ByteSource> bytes_;
};

struct Compared {
  std::vector<std::string> lines;
  DiffCounts counts;
};

Compared compare(const FileSpec& spec_a, const std::string& a, const FileSpec& spec_b,
                 const std::string& b, DiffOptions options = {}) {
  const auto source_a = memory_source(a, "A");
  Pipe source_b(b);
  Lines sink;
  const auto counts = diff({*source_a, spec_a}, {source_b, spec_b}, options, sink);
  REQUIRE(counts);
  return {sink.lines, *counts};
}

std::string record(std::string text) {
  text.resize(120, ' ');
  return text;
}

std::string data(int serial, std::string payer, char type, std::string account) {
  payer.resize(20, ' ');
  account.resize(16, ' ');
  const auto number = std::to_string(serial);
  return record("R" + std::string(8 - number.size(), '0') + number + "9912345678160316" + type +
                payer + "0040000" + account + "830404");
}

const std::string header = record("H000000009912345678EB130316160316");
std::string trailer(int count) {
  return record("T999999999912345678EB13031600000" + std::to_string(100 + count));
}

}  // namespace

TEST_CASE("files that are the same have no differences", "[diff]") {
  const auto file = header + data(1, "A", '1', "1002003004005") + trailer(1);
  const auto compared = compare(layout("EB13"), file, layout("EB13"), file);
  CHECK(compared.lines.empty());
  CHECK(compared.counts.equal());
  CHECK(compared.counts.same == 3);
}

TEST_CASE("records are paired by the layout's key, in any order and with any serial", "[diff]") {
  const auto a = header + data(1, "A", '1', "1") + data(2, "B", '1', "2") + data(3, "B", '3', "3") +
                 trailer(3);
  const auto b = header + data(1, "B", '3', "3") + data(2, "A", '1', "1") + data(3, "B", '1', "2") +
                 trailer(3);
  CHECK(compare(layout("EB13"), a, layout("EB13"), b).counts.equal());
  DiffOptions options;
  options.serials = true;
  CHECK(compare(layout("EB13"), a, layout("EB13"), b, options).counts.changed == 3);
}

TEST_CASE("changes come in the order of A, then what only B has; secrets are masked", "[diff]") {
  const auto a = header + data(1, "A", '1', "1002003004005") + data(2, "B", '1', "2") +
                 data(3, "C", '1', "3") + trailer(3);
  const auto b = header + data(1, "X", '1', "9") + data(2, "C", '1', "3") +
                 data(3, "A", '1', "1002003009005") + data(4, "Y", '1', "8") + trailer(4);
  const auto compared = compare(layout("EB13"), a, layout("EB13"), b);
  CHECK(compared.lines ==
        std::vector<std::string>{
            "! data 2:4 application_type=1 payer_number=A [account:*********4005>*********9005]",
            "< data 3:0 application_type=1 payer_number=B",
            "! trailer 5:6 [record_count:00000103>00000104]",
            "> data 0:2 application_type=1 payer_number=X",
            "> data 0:5 application_type=1 payer_number=Y"});
  DiffOptions options;
  options.reveal = Reveal::yes;
  CHECK(compare(layout("EB13"), a, layout("EB13"), b, options)
            .lines[0]
            .ends_with("[account:1002003004005>1002003009005]"));
  CHECK(compared.counts.same == 2);
  CHECK(compared.counts.changed == 2);
}

TEST_CASE("records of one key are paired in file order", "[diff]") {
  const auto a = header + data(1, "A", '1', "1") + data(2, "A", '1', "2") + data(3, "A", '1', "3") +
                 trailer(3);
  const auto b = header + data(1, "A", '1', "1") + data(2, "A", '1', "4") + trailer(3);
  DiffOptions options;
  options.reveal = Reveal::yes;
  CHECK(compare(layout("EB13"), a, layout("EB13"), b, options).lines ==
        std::vector<std::string>{"! data 3:3 application_type=1 payer_number=A [account:2>4]",
                                 "< data 4:0 application_type=1 payer_number=A"});
}

TEST_CASE("records that are not understood are counted, so that the files are not called equal",
          "[diff]") {
  auto file = header + data(1, "A", '1', "1") + trailer(1);
  file[120] = 'X';
  const auto compared = compare(layout("EB13"), file, layout("EB13"), file);
  CHECK(compared.lines.empty());
  CHECK(!compared.counts.equal());
  CHECK(compared.counts.not_understood_a == 1);
  CHECK(compared.counts.not_understood_b == 1);
}

TEST_CASE("a field that only one layout has is compared with nothing", "[diff]") {
  const auto layouts = revisions("EB11");
  auto old = header + data(1, "A", '1', "1") + trailer(1);
  auto now = old;
  now[120 + 109] = '4';
  const auto compared = compare(*layouts.front(), old, *layouts.back(), now);
  CHECK(compared.lines == std::vector<std::string>{
                              "! data 2:2 application_type=1 payer_number=A [intake_channel:>4]"});
}

TEST_CASE("without a key all fields but serials count, and groups are paired in order", "[diff]") {
  const std::string a =
      "10002ME             \n50010001            \n6000099apples       \n80010000009999      \n"
      "50020001            \n6000001pears        \n80020000000101      \n9000002             \n";
  std::string b = a;
  b.replace(b.find("pears"), 5, "plums");
  CHECK(compare(batches(), a, batches(), b).lines ==
        std::vector<std::string>{"< item 6:0 amount=000001 name=pears",
                                 "> item 0:6 amount=000001 name=plums"});
}

TEST_CASE("documents are compared by their bytes", "[diff]") {
  const auto sample = read_file(KCMS_SOURCE_DIR "/samples/EI130316", 1U << 24U);
  REQUIRE(sample);
  CHECK(compare(layout("EI13"), *sample, layout("EI13"), *sample).counts.equal());
  auto other = *sample;
  other[1024 + 130] ^= 1;
  const auto compared = compare(layout("EI13"), *sample, layout("EI13"), other);
  REQUIRE(compared.lines.size() == 1);
  CHECK(compared.lines[0].find("[document:sha256:") != std::string::npos);
}

TEST_CASE("a shuffled file with losses differs by exactly what was lost", "[diff]") {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> records;
    records.reserve(2000);
    for (int i = 0; i < 2000; ++i)
      records.push_back(data(i + 1, "P" + std::to_string(random() % 1500), "137"[random() % 3],
                             std::to_string(random() % 50)));
    auto others = records;
    std::ranges::shuffle(others, random);
    const auto lost = random() % 100;
    others.resize(others.size() - lost);
    std::string a;
    std::string b;
    for (const auto& one : records) a += one;
    for (const auto& one : others) b += one;
    const auto counts = compare(layout("EB13"), a, layout("EB13"), b).counts;
    CHECK(counts.only_in_a == lost);
    CHECK(counts.only_in_b == 0);
    CHECK(counts.same + counts.changed == others.size());
  }
}

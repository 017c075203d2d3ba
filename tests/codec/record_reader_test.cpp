#include <kcms/codec/record_reader.hpp>

#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>
#include <tuple>
#include <vector>

using namespace kcms;

namespace {

constexpr std::size_t reading_block = std::size_t{1} << 20;  // what the reader reads at once

// A record, or a line of the wrong length, as the reader hands it out.
struct Line {
  std::uint64_t record = 0;
  std::uint64_t offset = 0;
  std::string bytes;             // of a record
  std::uint64_t odd_length = 0;  // of a line
  friend bool operator==(const Line&, const Line&) = default;
};

struct Cut {
  std::vector<Line> lines;
  FramingFacts facts;
};

FileSpec records_of(std::uint32_t length) {
  FileSpec spec;
  spec.length = length;
  return spec;
}

Cut cut(const std::string& bytes, const FileSpec& spec) {
  const auto source = memory_source(bytes);
  RecordReader reader(*source, spec);
  Cut found;
  for (;;) {
    const auto batch = reader.next();
    REQUIRE(batch);
    for (std::size_t i = 0; i < batch->count; ++i)
      found.lines.push_back({batch->record + i, batch->offset + i * batch->stride,
                             std::string(batch->at(i, spec.length)), 0});
    if (batch->count > 0) continue;
    const OddLine* odd = reader.odd_line();
    if (odd == nullptr) break;
    found.lines.push_back({odd->record, odd->offset, "", odd->length});
  }
  found.facts = reader.facts();
  return found;
}

std::string record(std::uint64_t number, std::uint32_t length) {
  std::string text = fmt::format("R{:07}", number);
  text.resize(length, 'x');
  return text;
}

// The bytes of `count` records framed as `facts` says.
std::string framed(std::uint64_t count, std::uint32_t length, const FramingFacts& facts) {
  std::string bytes;
  for (std::uint64_t i = 1; i <= count; ++i) {
    bytes += record(i, length);
    if (i < count || !facts.open) bytes += line_end(facts.framing);
  }
  bytes += line_end(facts.final_end);
  if (facts.end_of_file_byte) bytes += '\x1A';
  bytes += line_end(facts.behind_it);
  return bytes;
}

void require_same(const std::string& bytes, std::uint64_t count, std::uint32_t length,
                  const std::string& framing) {
  INFO(count << " records of " << length << ", framed " << framing);
  const Cut found = cut(bytes, records_of(length));
  REQUIRE(found.lines.size() == count);
  const std::size_t stride = length + line_end(found.facts.framing).size();
  for (std::uint64_t i = 0; i < count; ++i)
    if (const Line& line = found.lines[i];
        line.record != i + 1 || line.offset != i * stride || line.bytes != record(i + 1, length))
      FAIL("record " << i + 1 << " is not itself");
  CHECK(found.facts.text() == framing);
  CHECK(found.facts.left_over == 0);
  CHECK(found.facts.bytes == bytes.size());
}

const std::vector<std::string> all_framings{"none",
                                            "none,1a",
                                            "none,final-lf",
                                            "none,final-lf,1a",
                                            "none,final-crlf",
                                            "none,final-crlf,1a",
                                            "lf",
                                            "lf,1a",
                                            "lf,open",
                                            "lf,open,1a",
                                            "crlf",
                                            "crlf,1a",
                                            "crlf,open",
                                            "crlf,open,1a",
                                            "cr",
                                            "cr,1a",
                                            "none,final-cr",
                                            "none,1a-lf",
                                            "none,final-lf,1a-lf",
                                            "lf,1a-lf",
                                            "lf,open,1a-lf",
                                            "crlf,1a-crlf",
                                            "crlf,open,1a-crlf",
                                            "cr,1a-cr"};

}  // namespace

TEST_CASE("every framing of a small file is seen for what it is", "[codec]") {
  for (const std::string& framing : all_framings)
    for (const std::uint64_t count : {2U, 3U, 7U})
      require_same(framed(count, 20, parse_framing(framing).value()), count, 20, framing);
}

TEST_CASE("a file may end at, before and behind the end of a block in every framing", "[codec]") {
  for (const std::string& framing : all_framings) {
    const FramingFacts facts = parse_framing(framing).value();
    const auto length =
        static_cast<std::uint32_t>(128 - line_end(facts.framing).size());  // 8192 fill a block
    for (const std::uint64_t count : {8190U, 8191U, 8192U, 8193U, 8194U})
      require_same(framed(count, length, facts), count, length, framing);
  }
}

TEST_CASE("records that straddle the blocks come out whole", "[codec]") {
  for (const std::string framing : {"none", "lf", "crlf"})
    for (const std::uint32_t length : {119U, 120U, 121U, 1021U})
      require_same(framed(2 * reading_block / length + 3, length, parse_framing(framing).value()),
                   2 * reading_block / length + 3, length, framing);
}

TEST_CASE("one record with a line end behind it is a framed file", "[codec]") {
  require_same(record(1, 20) + "\n", 1, 20, "lf");
  require_same(record(1, 20) + "\r\n", 1, 20, "crlf");
  require_same(record(1, 20), 1, 20, "none");
}

TEST_CASE("an empty file has no records and nothing left over", "[codec]") {
  const Cut found = cut("", records_of(20));
  CHECK(found.lines.empty());
  CHECK(found.facts.bytes == 0);
  CHECK(found.facts.left_over == 0);
}

TEST_CASE("bytes that make no whole record are left over, with their place", "[codec]") {
  for (const std::size_t left : {1U, 2U, 5U, 19U}) {
    const Cut found = cut(framed(3, 20, {}) + std::string(left, 'y'), records_of(20));
    CHECK(found.lines.size() == 3);
    CHECK(found.facts.left_over == left);
    CHECK(found.facts.left_over_at == 60);
    CHECK(found.facts.text() == "none");
  }
}

TEST_CASE("a file shorter than one record is all left over", "[codec]") {
  const Cut found = cut("only this", records_of(20));
  CHECK(found.lines.empty());
  CHECK(found.facts.left_over == 9);
  CHECK(found.facts.left_over_at == 0);
}

TEST_CASE("bytes left over at the end of a block are counted once", "[codec]") {
  const std::string bytes = framed(8192, 128, {}) + "tail";
  const Cut found = cut(bytes, records_of(128));
  CHECK(found.lines.size() == 8192);
  CHECK(found.facts.left_over == 4);
  CHECK(found.facts.left_over_at == reading_block);
  CHECK(found.facts.bytes == bytes.size());
}

TEST_CASE("a line of the wrong length is one line, and reading goes on behind it", "[codec]") {
  for (const std::string end : {"\n", "\r\n"}) {
    for (const std::size_t length : {0U, 1U, 19U, 21U, 22U, 55U}) {
      INFO("a line of " << length);
      const std::string bytes =
          record(1, 20) + end + std::string(length, 'y') + end + record(3, 20) + end;
      const Cut found = cut(bytes, records_of(20));
      REQUIRE(found.lines.size() == 3);
      CHECK(found.lines[1] == Line{2, 20 + end.size(), "", length});
      CHECK(found.lines[2] == Line{3, 20 + 2 * end.size() + length, record(3, 20), 0});
    }
  }
}

TEST_CASE("a first line of the wrong length does not hide the framing", "[codec]") {
  for (const std::string end : {"\n", "\r\n"}) {
    const Cut found =
        cut("short" + end + record(2, 20) + end + record(3, 20) + end, records_of(20));
    REQUIRE(found.lines.size() == 3);
    CHECK(found.lines[0] == Line{1, 0, "", 5});
    CHECK(found.lines[2].bytes == record(3, 20));
  }
}

TEST_CASE("a last line that lacks bytes and its end is left over", "[codec]") {
  const Cut found = cut(record(1, 20) + "\n" + record(2, 20) + "\n" + "R0000003", records_of(20));
  CHECK(found.lines.size() == 2);
  CHECK(found.facts.left_over == 8);
  CHECK(found.facts.left_over_at == 42);
}

TEST_CASE("a last line that lacks bytes but has its end is a line of the wrong length", "[codec]") {
  const Cut found = cut(record(1, 20) + "\n" + record(2, 20) + "\n" + "R0000003\n", records_of(20));
  REQUIRE(found.lines.size() == 3);
  CHECK(found.lines[2] == Line{3, 42, "", 8});
  CHECK(found.facts.left_over == 0);
}

TEST_CASE("an odd line is the same wherever the blocks end", "[codec]") {
  constexpr std::uint32_t length = 127;
  for (const std::string end : {"\n", "\r\n"}) {
    for (const std::uint64_t before : {8185U, 8189U, 8190U, 8191U}) {
      for (const std::size_t odd : {40U, 128U, 300U, 500U, 1200U, 3000000U}) {
        INFO(before << " records before a line of " << odd);
        std::string bytes =
            framed(before, length, parse_framing(end == "\n" ? "lf" : "crlf").value());
        const std::uint64_t at = bytes.size();
        bytes += std::string(odd, 'y') + end + record(before + 2, length) + end +
                 record(before + 3, length) + end;
        const Cut found = cut(bytes, records_of(length));
        REQUIRE(found.lines.size() == before + 3);
        CHECK(found.lines[before] == Line{before + 1, at, "", odd});
        CHECK(found.lines[before + 2].bytes == record(before + 3, length));
      }
    }
  }
}

TEST_CASE("records of EBCDIC come out translated, line ends and all", "[codec]") {
  FileSpec spec = records_of(20);
  spec.charset = Charset::ebcdic_037;
  for (const std::string framing :
       {"none", "lf,1a", "crlf,open", "nel", "nel,open,1a", "none,final-nel", "nel,1a-nel", "cr"}) {
    std::string bytes = framed(9000, 20, parse_framing(framing).value());
    latin1_to_ebcdic_037(bytes);
    const Cut found = cut(bytes, spec);
    REQUIRE(found.lines.size() == 9000);
    CHECK(found.lines.back().bytes == record(9000, 20));
    CHECK(found.facts.text() == framing);
  }
}

TEST_CASE("behind every batch there is room to read whole steps", "[codec]") {
  const std::string bytes = framed(8192, 128, {});
  const auto source = memory_source(bytes);
  const FileSpec spec = records_of(128);
  RecordReader reader(*source, spec);
  for (auto batch = reader.next(); batch->count > 0; batch = reader.next()) {
    unsigned sum = 0;
    const char* end = batch->bytes + batch->count * batch->stride;
    for (std::size_t i = 0; i < reading_slack; ++i) sum += static_cast<unsigned char>(end[i]);
    CHECK(sum < 256 * reading_slack);
  }
}

TEST_CASE("a framing reads as it is written, and nothing else does", "[codec]") {
  for (const std::string& framing : all_framings) CHECK(parse_framing(framing)->text() == framing);
  for (const std::string framing : {"", "LF", "none,open", "lf,final-lf", "lf,1a,open", "lf,",
                                    "crlf,open,1a,1a", "lf-lf", "lf,1a-none"})
    CHECK_FALSE(parse_framing(framing));
}

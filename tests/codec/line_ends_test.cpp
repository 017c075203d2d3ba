// Files whose line ends are not all alike, or took the blanks before them along.
#include "own_layout.hpp"

#include <kcms/charset/charset.hpp>
#include <kcms/codec/record_reader.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

using namespace kcms;

namespace {

constexpr std::size_t reading_block = std::size_t{1} << 20;  // what the reader reads at once
constexpr std::size_t length = 16;

// Records of 16 bytes that may end in ten blanks.
const FileSpec& layout(std::string_view charset = "ascii") {
  constexpr auto text = R"(
[file]
length = 16
charset = "{}"
order = ["header", "data*", "trailer"]
[kind.OWN]
title = {{ ko = "것", en = "Own" }}
[record.header]
fields = [
  {{ name = "letter", mode = "A", length = 1, is = "H", tag = true }},
  {{ name = "rest", mode = "AN", length = 15, is = "" }},
]
[record.data]
fields = [
  {{ name = "letter", mode = "A", length = 1, is = "R", tag = true }},
  {{ name = "number", mode = "N", length = 4 }},
  {{ name = "word", mode = "AN", length = 5 }},
  {{ name = "note", mode = "AN", length = 6, optional = true }},
]
[record.trailer]
fields = [
  {{ name = "letter", mode = "A", length = 1, is = "T", tag = true }},
  {{ name = "rest", mode = "AN", length = 15, is = "" }},
]
)";
  static const OwnLayout ascii(fmt::format(text, "ascii"));
  static const OwnLayout ebcdic(fmt::format(text, "ebcdic-037"));
  return charset == "ascii" ? ascii.spec() : ebcdic.spec();
}

std::string record(std::size_t i, std::size_t count) {
  std::string bytes = i == 0 ? "H" : i + 1 == count ? "T" : fmt::format("R{:04}WORD", i % 10000);
  bytes.resize(length, ' ');
  return bytes;
}

std::string stripped(std::string bytes) {
  bytes.resize(bytes.find_last_not_of(' ') + 1);
  return bytes;
}

std::string legible(const std::string& bytes) {
  std::string text;
  for (const char c : bytes)
    text += c == '\n' ? "<LF>" : c == '\r' ? "<CR>" : std::string(1, c == ' ' ? '.' : c);
  return text;
}

struct Read {
  std::vector<std::string> records;
  std::vector<std::uint64_t> offsets;
  std::vector<std::size_t> missing;
  std::size_t odd_lines = 0;
  FramingFacts facts;
};

Read read(const std::string& bytes, const FileSpec& spec = layout()) {
  const auto source = memory_source(bytes);
  RecordReader reader(*source, spec);
  Read found;
  for (std::uint64_t number = 1;;) {
    const auto batch = reader.next();
    REQUIRE(batch);
    if (batch->count == 0 && reader.odd_line() == nullptr) break;
    const std::uint64_t first = batch->count > 0 ? batch->record : reader.odd_line()->record;
    if (first != number) FAIL("record " << first << " is record " << number);
    number += batch->count > 0 ? batch->count : 1;
    found.odd_lines += batch->count == 0 ? 1U : 0U;
    for (std::size_t i = 0; i < batch->count; ++i) {
      found.records.emplace_back(batch->at(i, spec.length));
      found.offsets.push_back(batch->offset + i * batch->stride);
      found.missing.push_back(batch->missing);
    }
  }
  found.facts = reader.facts();
  return found;
}

// A file of records, each with a line end of its own, some of them stripped; and where each begins.
struct Made {
  std::string bytes;
  std::vector<std::string> records;
  std::vector<std::uint64_t> offsets;
};

template <class End>
Made made(std::size_t count, End end_of, std::size_t stripped_from = std::string::npos) {
  Made file;
  for (std::size_t i = 0; i < count; ++i) {
    file.records.push_back(record(i, count));
    file.offsets.push_back(file.bytes.size());
    file.bytes += i >= stripped_from ? stripped(file.records.back()) : file.records.back();
    file.bytes += line_end(end_of(i));
  }
  return file;
}

void require_read(const Made& file, const Read& found) {
  REQUIRE(found.odd_lines == 0);
  REQUIRE(found.facts.left_over == 0);
  REQUIRE(found.facts.bytes == file.bytes.size());
  REQUIRE((found.records == file.records));  // too many to be printed
  REQUIRE((found.offsets == file.offsets));
}

}  // namespace

TEST_CASE("line ends of two kinds part the same records", "[codec]") {
  for (const Framing first : {Framing::lf, Framing::crlf, Framing::cr}) {
    for (const Framing other : {Framing::lf, Framing::crlf, Framing::cr}) {
      if (first == other) continue;
      INFO(line_end(first).size() << " " << line_end(other).size());
      const Made by_turns = made(9, [&](std::size_t i) { return i % 2 == 0 ? first : other; });
      const Read found = read(by_turns.bytes);
      require_read(by_turns, found);
      CHECK(found.facts.framing == first);
      CHECK(found.facts.other_end == other);
      CHECK(found.facts.other_ends.count == 4);
      CHECK(found.facts.other_ends.record == 2);
      CHECK(found.facts.other_ends.offset == by_turns.offsets[1]);
      const Made at_once = made(9, [&](std::size_t i) { return i < 5 ? first : other; });
      const Read changed = read(at_once.bytes);
      require_read(at_once, changed);
      CHECK(changed.facts.other_ends.count == 4);
      CHECK(changed.facts.other_ends.record == 6);
    }
  }
}

TEST_CASE("a line end that is missing, or one too many, shifts no record", "[codec]") {
  const Made missing = made(9, [](std::size_t i) { return i == 3 ? Framing::none : Framing::lf; });
  const Read joined = read(missing.bytes);
  require_read(missing, joined);
  CHECK(joined.facts.framing == Framing::lf);
  CHECK(joined.facts.other_end == Framing::none);
  CHECK(joined.facts.other_ends.count == 1);
  CHECK(joined.facts.other_ends.record == 4);

  const Made one = made(9, [](std::size_t i) { return i == 3 ? Framing::crlf : Framing::none; });
  const Read parted = read(one.bytes);
  require_read(one, parted);
  CHECK(parted.facts.framing == Framing::none);
  CHECK(parted.facts.other_end == Framing::crlf);
  CHECK(parted.facts.other_ends.count == 1);
  CHECK(parted.facts.other_ends.record == 4);
}

TEST_CASE("line ends may change wherever the blocks end", "[codec]") {
  const std::size_t in_a_block = reading_block / length;
  for (const Framing before : {Framing::none, Framing::lf, Framing::crlf}) {
    for (const Framing behind : {Framing::none, Framing::lf, Framing::crlf}) {
      for (const std::size_t at :
           {in_a_block - 3, in_a_block, in_a_block + 2, 2 * in_a_block + 1}) {
        if (before == behind) continue;
        const Made file =
            made(3 * in_a_block, [&](std::size_t i) { return i < at ? before : behind; });
        require_read(file, read(file.bytes));
      }
    }
  }
}

TEST_CASE("a line that lacks its trailing blanks is the record it was", "[codec]") {
  for (const Framing end : {Framing::lf, Framing::crlf, Framing::cr}) {
    for (const std::size_t from : {0U, 1U, 5U, 8U}) {
      const Made file = made(9, [&](std::size_t) { return end; }, from);
      const Read found = read(file.bytes);
      require_read(file, found);
      CHECK(found.facts.framing == end);
      CHECK(found.facts.other_ends.count == 0);
      CHECK(found.facts.stripped.count == 9 - from);
      CHECK(found.facts.stripped.record == from + 1);
      CHECK(found.facts.first_missing == (from == 0 || from == 8 ? 15 : 7));
      CHECK(found.missing.back() == 15);
    }
  }
}

TEST_CASE("the last record may lack its blanks with and without line ends", "[codec]") {
  for (const std::string behind : {"", "\n", "\r\n", "\x1A", "\n\x1A", "\x1A\n", "\r\n\x1A\r\n"}) {
    for (const Framing end : {Framing::none, Framing::lf}) {
      INFO(behind.size());
      Made file = made(4, [&](std::size_t) { return end; });
      file.bytes.resize(file.offsets.back() + 1);
      file.bytes += behind;
      const Read found = read(file.bytes);
      require_read(file, found);
      CHECK(found.facts.stripped.count == 1);
      CHECK(found.facts.stripped.record == 4);
      CHECK(parse_framing(found.facts.text()));
    }
  }
}

TEST_CASE("blanks alone are put back, and only where all else is there", "[codec]") {
  for (const std::string line : {"R0001", "R000", "R0001 ", "X0001WORD", "", "R0001WORD "}) {
    INFO(line);
    const Read found = read(record(0, 9) + "\n" + line + "\n" + record(2, 9) + "\n");
    CHECK(found.odd_lines == 1);
    CHECK(found.facts.stripped.count == 0);
  }
  const std::string data = record(1, 9);  // cut off behind its word: the file has no trailer
  const Read cut_off = read(record(0, 9) + data.substr(0, 9));
  CHECK(cut_off.records.size() == 1);
  CHECK(cut_off.facts.left_over == 9);
}

TEST_CASE("line ends of all kinds and missing blanks may come together", "[codec]") {
  std::mt19937 random(11);
  constexpr Framing ends[] = {Framing::lf, Framing::crlf, Framing::cr, Framing::none};
  for (int round = 0; round < 2000; ++round) {
    Made file;
    const std::size_t count = 3 + random() % 8;
    for (std::size_t i = 0; i < count; ++i) {
      file.records.push_back(record(i, count));
      file.offsets.push_back(file.bytes.size());
      const Framing end = ends[random() % 4];
      file.bytes += end != Framing::none && random() % 3 == 0 ? stripped(file.records.back())
                                                              : file.records.back();
      file.bytes += line_end(end);
    }
    INFO(legible(file.bytes));
    require_read(file, read(file.bytes));
  }
}

TEST_CASE("a byte order mark is no part of the first record", "[codec]") {
  for (const Framing end : {Framing::none, Framing::lf}) {
    Made file = made(4, [&](std::size_t) { return end; });
    file.bytes.insert(0, utf_8_mark);
    for (std::uint64_t& offset : file.offsets) offset += 3;
    const Read found = read(file.bytes);
    require_read(file, found);
    CHECK(found.facts.byte_order_mark);
  }
}

TEST_CASE("NEL ends lines of EBCDIC, alone and among others", "[codec]") {
  const FileSpec& spec = layout("ebcdic-037");
  Made file = made(9, [](std::size_t i) { return i < 6 ? Framing::nel : Framing::crlf; }, 3);
  latin1_to_ebcdic_037(file.bytes);
  CHECK(file.bytes[16] == '\x15');
  const Read found = read(file.bytes, spec);
  require_read(file, found);
  CHECK(found.facts.framing == Framing::nel);
  CHECK(found.facts.other_end == Framing::crlf);
  CHECK(found.facts.stripped.count == 6);
}

TEST_CASE("the byte of NEL is no line end where a character may hold it", "[codec]") {
  const std::string bytes = record(0, 9) + "\x85" + record(1, 9) + "\x85";
  CHECK(read(bytes).facts.framing == Framing::none);
}

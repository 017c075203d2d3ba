#include <kcms/codec/tail_reader.hpp>

#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kcms;

namespace {

constexpr std::size_t block = 1024;

const FileSpec& ei13() {
  static const Registry registry = Registry::builtin();
  return *registry.revisions("EI13").back();
}

// A record of EI13 with a document of `size` bytes, filled up to whole blocks.
std::string evidence(std::size_t size, std::string_view length = "") {
  std::string bytes(112, 'i');
  bytes.replace(0, 8, "AE111222");
  bytes += length.empty() ? fmt::format("{:07}", size) : std::string(length);
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>('a' + i % 23);
  bytes.resize((bytes.size() + block - 1) / block * block, ' ');
  return bytes;
}

std::string whole_block(std::string_view front) {
  std::string bytes(front);
  bytes.resize(block, ' ');
  return bytes;
}

const std::string header = whole_block("AE111211");
const std::string trailer = whole_block("AE111233");

// A record as the reader hands it out, with its document and filler in one piece each.
struct Seen {
  std::uint64_t record = 0;
  std::uint64_t offset = 0;
  std::string kind;
  std::size_t head = 0;
  std::string document;
  std::string filler;
  std::uint64_t skipped = 0;
  bool cut_off = false;
};

std::string all_of(TailReader& reader, Result<std::string_view> (TailReader::*next)()) {
  std::string all;
  for (;;) {
    const auto piece = (reader.*next)();
    REQUIRE(piece);
    if (piece->empty()) return all;
    all += *piece;
  }
}

std::vector<Seen> seen_in(const std::string& bytes) {
  const auto source = memory_source(bytes);
  TailReader reader(*source, ei13());
  std::vector<Seen> seen;
  for (;;) {
    const auto found = reader.next();
    REQUIRE(found);
    if (found->head.empty()) break;
    Seen one{found->record,
             found->offset,
             std::string(ei13().records[found->kind].name),
             found->head.size(),
             "",
             "",
             reader.skipped(),
             false};
    one.document = all_of(reader, &TailReader::document);
    one.filler = all_of(reader, &TailReader::filler);
    one.cut_off = reader.cut_off();
    seen.push_back(one);
  }
  CHECK(reader.bytes() == bytes.size());
  return seen;
}

}  // namespace

TEST_CASE("a document fills its last block with blanks, and a full one takes no other", "[codec]") {
  const auto blocks_of = [](std::size_t size) { return evidence(size).size() / block; };
  CHECK(blocks_of(0) == 1);
  CHECK(blocks_of(905) == 1);
  CHECK(blocks_of(906) == 2);
  CHECK(blocks_of(307200) == 301);
  for (const std::size_t size : {0U, 1U, 904U, 905U, 906U, 1929U, 1930U, 307200U}) {
    const auto seen = seen_in(header + evidence(size) + trailer);
    REQUIRE(seen.size() == 3);
    CHECK(seen[1].document == evidence(size).substr(119, size));
    CHECK(seen[1].filler == std::string(evidence(size).size() - 119 - size, ' '));
    CHECK(seen[2].kind == "trailer");
    CHECK(seen[2].record == 3);
    CHECK(seen[2].offset == block + evidence(size).size());
    CHECK_FALSE(seen[1].cut_off);
  }
}

TEST_CASE("many documents of any size come out as they went in, wherever the reads end",
          "[codec]") {
  std::string bytes = header;
  std::vector<std::size_t> sizes(400);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    sizes[i] = i * 7919 % 20011;
    bytes += evidence(sizes[i]);
  }
  const auto seen = seen_in(bytes + trailer);
  REQUIRE(seen.size() == sizes.size() + 2);
  for (std::size_t i = 0; i < sizes.size(); ++i)
    if (seen[i + 1].document != evidence(sizes[i]).substr(119, sizes[i])) FAIL("document " << i);
}

TEST_CASE("what is not asked for is passed over", "[codec]") {
  const std::string bytes = header + evidence(300000) + evidence(5) + trailer;
  const auto source = memory_source(bytes);
  TailReader reader(*source, ei13());
  std::vector<std::uint64_t> offsets;
  for (auto found = reader.next(); !found->head.empty(); found = reader.next()) {
    offsets.push_back(found->offset);
    if (found->record == 2) CHECK_FALSE(reader.document()->empty());  // one piece, not all
  }
  CHECK(offsets == std::vector<std::uint64_t>{0, block, 295 * block, 296 * block});
  CHECK(reader.blocks(ei13().find("data")) == 295);
}

TEST_CASE("a length that is no number leaves a document of nothing", "[codec]") {
  const std::string bytes = header + evidence(0, "12 4567") + trailer;
  const auto source = memory_source(bytes);
  TailReader reader(*source, ei13());
  REQUIRE(reader.next());
  const auto found = reader.next();
  REQUIRE(found);
  CHECK_FALSE(found->length_readable);
  CHECK(found->tail_length == 0);
  CHECK(seen_in(bytes).size() == 3);
}

TEST_CASE("blocks that begin no record are skipped up to the next that does", "[codec]") {
  const auto seen =
      seen_in(header + evidence(10) + std::string(3 * block, 'x') + evidence(20) + trailer);
  REQUIRE(seen.size() == 4);
  CHECK(seen[2].skipped == 3 * block);
  CHECK(seen[2].document.size() == 20);
  CHECK(seen[3].skipped == 0);
}

TEST_CASE("a length that is too small is found out at the next block", "[codec]") {
  const auto seen = seen_in(header + evidence(3000, "0000010") + evidence(20) + trailer);
  REQUIRE(seen.size() == 4);
  CHECK(seen[1].document.size() == 10);
  CHECK(seen[2].skipped == 3 * block);
}

TEST_CASE("a file that ends inside a record is cut off there", "[codec]") {
  const std::string bytes = header + evidence(3000) + trailer;  // 1 block, 4 blocks, 1 block
  for (const std::size_t size : {block + 8, block + 118, block + 119, block + 500, 2 * block,
                                 block + 3119, 5 * block - 1, 5 * block + 8, 6 * block - 1}) {
    INFO("cut to " << size);
    CHECK(seen_in(bytes.substr(0, size)).back().cut_off);
  }
}

TEST_CASE("a file that ends between records, or before a tag can be read, is not cut off",
          "[codec]") {
  const std::string bytes = header + evidence(3000) + trailer;
  for (const std::size_t size :
       {block, block + 1, block + 7, 5 * block, 5 * block + 7, 6 * block}) {
    INFO("cut to " << size);
    CHECK_FALSE(seen_in(bytes.substr(0, size)).back().cut_off);
  }
}

TEST_CASE("an empty file has no record", "[codec]") { CHECK(seen_in("").empty()); }

TEST_CASE("noise is skipped to its end", "[codec]") {
  CHECK(seen_in(std::string(5000, 'x')).empty());
  CHECK(seen_in("short").empty());
}

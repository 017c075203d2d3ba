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
std::string evidence(std::size_t size, std::string_view length = "", int serial = 1) {
  std::string bytes(112, 'i');
  bytes.replace(0, 25, fmt::format("AE111222{:07}          ", serial));
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
const std::string trailer = whole_block("AE1112339999999");

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
  bool believed = true;
  std::uint64_t blocks = 0;
  bool borne_out = true;
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

// Bytes that come once, from front to end.
class Pipe final : public ByteSource {
 public:
  explicit Pipe(const std::string& bytes) : source_(memory_source(bytes)) {}
  Result<std::size_t> read(std::span<char> into) override { return source_->read(into); }
  Result<std::size_t> read_at(std::uint64_t /*offset*/, std::span<char> /*into*/) override {
    FAIL("a pipe was read at a place");
    return 0;
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return std::nullopt; }
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  std::unique_ptr<ByteSource> source_;
};

std::vector<Seen> read_all_of(ByteSource& source, std::size_t size) {
  TailReader reader(source, ei13());
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
             false,
             found->length_believed,
             found->blocks,
             found->length_borne_out};
    one.document = all_of(reader, &TailReader::document);
    one.filler = all_of(reader, &TailReader::filler);
    one.cut_off = reader.cut_off();
    seen.push_back(one);
  }
  CHECK(reader.bytes() == size);
  return seen;
}

std::vector<Seen> seen_in(const std::string& bytes) {
  const auto source = memory_source(bytes);
  return read_all_of(*source, bytes.size());
}

std::vector<Seen> seen_in_pipe(const std::string& bytes) {
  Pipe pipe(bytes);
  return read_all_of(pipe, bytes.size());
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
      seen_in(header + evidence(10) + std::string(3 * block, 'x') + evidence(20, "", 2) + trailer);
  REQUIRE(seen.size() == 4);
  CHECK(seen[2].skipped == 3 * block);
  CHECK(seen[2].document.size() == 20);
  CHECK(seen[3].skipped == 0);
}

TEST_CASE("a length that is too small is found out at the next block", "[codec]") {
  const auto seen = seen_in(header + evidence(3000, "0000010") + evidence(20, "", 2) + trailer);
  REQUIRE(seen.size() == 4);
  CHECK(seen[1].document.size() == 10);
  CHECK(seen[2].skipped == 3 * block);
}

TEST_CASE("a length is borne out by the blanks and the record behind the document", "[codec]") {
  const std::string rest = evidence(20, "", 2) + trailer;
  for (const auto* length : {"0000000", "0000100", "0000905", "0000906", "0002999"}) {
    INFO(length);
    const std::string bytes = header + evidence(3000, length) + rest;
    for (const bool pipe : {false, true}) {
      const auto seen = pipe ? seen_in_pipe(bytes) : seen_in(bytes);
      REQUIRE(seen.size() == 4);
      CHECK_FALSE(seen[1].borne_out);
      CHECK(seen[2].borne_out);
    }
  }
  for (const std::size_t size : {0U, 904U, 905U, 906U, 1928U, 1929U, 3000U})
    CHECK(seen_in(header + evidence(size) + rest)[1].borne_out);
}

TEST_CASE("a document followed by blanks is not doubted for damage behind it", "[codec]") {
  const std::string lost(2 * block, 'x');
  CHECK(seen_in(header + evidence(700) + lost + evidence(20, "", 3) + trailer)[1].borne_out);
  CHECK_FALSE(seen_in(header + evidence(905) + lost + evidence(20, "", 3) + trailer)[1].borne_out);
}

TEST_CASE("blanks within a document bear out no length that is too small", "[codec]") {
  // A document with blanks up to the end of its first block and in all of its second.
  std::string blank = evidence(5000);
  blank.replace(500, 2 * block - 500, 2 * block - 500, ' ');
  const std::string after = evidence(20, "", 2);
  const std::string counted = whole_block("AE1112339999999" + std::string(20, ' ') + "0000001");
  const std::string counted_2 = whole_block("AE1112339999999" + std::string(20, ' ') + "0000002");
  for (const std::string& behind : {after + counted_2, counted, trailer, std::string(block, 'x')}) {
    for (const auto* length : {"0000400", "0000800", "0000905", "0000906", "0001500", "0001929"}) {
      INFO(length);
      std::string bytes = header + blank + behind;
      bytes.replace(block + 112, 7, length);
      for (const bool pipe : {false, true})
        CHECK_FALSE((pipe ? seen_in_pipe(bytes) : seen_in(bytes))[1].borne_out);
    }
  }
  // The trailer counts one more: what stands between is that one's.
  CHECK(seen_in(header + evidence(700) + std::string(block, 'x') + counted_2)[1].borne_out);
  CHECK_FALSE(seen_in(header + evidence(700) + std::string(block, 'x') + counted)[1].borne_out);
}

TEST_CASE("a length is borne out only where it may be the right one", "[codec]") {
  std::string good = evidence(3000);
  good.replace(300, 1500, 1500, ' ');  // blanks within
  good.replace(119 + 2900, 50, 50, ' ');
  const std::string rest = evidence(20, "", 2) + trailer;
  const std::size_t filled = good.size() - 119;
  for (std::size_t length = 0; length < 9000; ++length) {
    std::string bytes = good;
    bytes.replace(112, 7, fmt::format("{:07}", length));
    const auto seen = seen_in(header + bytes + rest);
    // Within the last block only the document itself can tell whether its filler was counted.
    const bool may_be = length >= 3000 && length <= filled;
    if (seen.at(1).borne_out != may_be) FAIL(length);
  }
}

TEST_CASE("bytes added or taken away spoil one document and hide no other", "[codec]") {
  const std::string front = header + evidence(700);
  const std::string rest = evidence(20, "", 3) + evidence(30, "", 4) + trailer;
  for (const std::size_t size : {300U, 905U, 3000U, 200000U}) {
    for (const int moved : {-700, -13, -1, 1, 5, 1023, 1025}) {
      for (const std::size_t at : {30U, 120U, 250U}) {
        std::string damaged = evidence(size, "", 2);
        if (moved > 0)
          damaged.insert(at, static_cast<std::size_t>(moved), 'Q');
        else
          damaged.erase(at, static_cast<std::size_t>(-moved));
        INFO(size << " bytes, " << moved << " at " << at);
        for (const bool pipe : {false, true}) {
          const auto seen =
              pipe ? seen_in_pipe(front + damaged + rest) : seen_in(front + damaged + rest);
          REQUIRE(seen.size() == 6);
          CHECK(seen[1].document.size() == 700);
          CHECK_FALSE((seen[2].believed && seen[2].borne_out));
          CHECK(seen[3].document.size() == 20);
          CHECK(seen[3].borne_out);
          CHECK(seen[4].document.size() == 30);
          CHECK(seen[5].kind == "trailer");
        }
      }
    }
  }
}

TEST_CASE("a length that is too large hides nothing behind it", "[codec]") {
  const std::string rest = evidence(20, "", 2) + evidence(30, "", 3) + trailer;
  for (const auto* length : {"0004096", "0005200", "0900000", "9999999", "12 4567"}) {
    INFO(length);
    const std::string bytes = header + evidence(3000, length) + rest;
    for (const bool pipe : {false, true}) {
      const auto seen = pipe ? seen_in_pipe(bytes) : seen_in(bytes);
      REQUIRE(seen.size() == 5);
      CHECK_FALSE(seen[1].believed);
      CHECK(seen[1].document.empty());
      CHECK(seen[1].blocks == 4);
      CHECK(seen[2].document.size() == 20);
      CHECK(seen[2].skipped == 0);
      CHECK(seen[3].believed);
      CHECK(seen[4].kind == "trailer");
    }
  }
}

TEST_CASE("two bad lengths one after the other spoil two documents", "[codec]") {
  const auto seen = seen_in(header + evidence(3000, "9999999") + evidence(2000, "9999999", 2) +
                            evidence(30, "", 3) + trailer);
  REQUIRE(seen.size() == 5);
  CHECK_FALSE(seen[1].believed);
  CHECK_FALSE(seen[2].believed);
  CHECK(seen[3].document.size() == 30);
}

TEST_CASE("a record lost behind a bad length is passed over", "[codec]") {
  const auto seen = seen_in(header + evidence(3000, "9999999") + std::string(2 * block, 'x') +
                            evidence(30, "", 3) + trailer);
  REQUIRE(seen.size() == 4);
  CHECK_FALSE(seen[1].believed);
  CHECK(seen[1].blocks == 1);
  CHECK(seen[2].skipped == 5 * block);
  CHECK(seen[2].document.size() == 30);
}

TEST_CASE("the last document's length is held against the trailer", "[codec]") {
  const auto seen = seen_in(header + evidence(3000, "9999999") + trailer);
  REQUIRE(seen.size() == 3);
  CHECK_FALSE(seen[1].believed);
  CHECK(seen[2].kind == "trailer");
}

TEST_CASE("a document may hold what looks like a record, where its length is good", "[codec]") {
  std::string bytes = evidence(3000);
  bytes.replace(block, block, evidence(20, "", 2));
  const auto seen = seen_in(header + bytes + evidence(30, "", 2) + trailer);
  REQUIRE(seen.size() == 4);
  CHECK(seen[1].document.size() == 3000);
}

TEST_CASE("what only looks like a record, with a serial that is not due, is not believed",
          "[codec]") {
  std::string bytes = evidence(3000, "9999999");
  bytes.replace(block, block, evidence(20, "", 900));
  const auto seen = seen_in(header + bytes + evidence(30, "", 2) + trailer);
  REQUIRE(seen.size() == 4);
  CHECK(seen[2].offset == 5 * block);
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

#include <kcms/base/ahead_source.hpp>

#include "no_threads.hpp"

#include <kcms/base/digest.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace kcms;

namespace {

constexpr std::uint64_t block = std::uint64_t{1} << 18U;
constexpr std::uint64_t threshold = 16 * block;  // below it no thread is started
constexpr std::size_t ring = 8;                  // blocks

// No two blocks of it are alike.
std::string text_of(std::uint64_t size) {
  std::string text(size, '\0');
  std::uint64_t state = 1;
  for (char& c : text) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    c = static_cast<char>(state >> 56U);
  }
  return text;
}

// A source of a size, which counts how often it is read and may fail from a place on.
class Counted final : public ByteSource {
 public:
  explicit Counted(std::uint64_t size, std::uint64_t broken_at = ~std::uint64_t{0})
      : size_(size), broken_at_(broken_at) {}
  [[nodiscard]] Result<std::size_t> read(std::span<char>) override { return 0; }
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, std::span<char> into) override {
    ++reads;
    if (offset + into.size() > broken_at_) return fail(Errc::machine, Phrase{"test.broken"});
    return std::min<std::uint64_t>(into.size(), size_ - std::min(offset, size_));
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }
  [[nodiscard]] const std::string& name() const override { return name_; }

  std::atomic<std::size_t> reads = 0;

 private:
  std::uint64_t size_;
  std::uint64_t broken_at_;
  std::string name_ = "counted";
};

// All of `source`, in pieces of `step` bytes.
std::string read_by(ByteSource& source, std::size_t step) {
  std::string text;
  std::string piece(step, '\0');
  for (;;) {
    const auto got = source.read(piece);
    REQUIRE(got);
    text.append(piece, 0, *got);
    if (*got < step) return text;
  }
}

}  // namespace

TEST_CASE("what is read ahead is what the source holds, and so is its digest", "[base]") {
  const std::string all = text_of(threshold + 9 * block + 1);
  for (const std::uint64_t size :
       {std::uint64_t{0}, std::uint64_t{1}, block - 1, block, block + 1, ring * block - 1,
        ring * block, ring * block + 1, threshold - 1, threshold, threshold + 1,
        threshold + ring * block - 1, threshold + ring * block, threshold + ring * block + 1,
        threshold + 9 * block, threshold + 9 * block + 1}) {
    INFO(size << " bytes");
    const std::span<const char> bytes = std::span<const char>(all).first(size);
    const std::string text(bytes.begin(), bytes.end());
    for (const std::size_t step : {std::size_t{100'003}, block, 3 * block + 7}) {
      const auto source = memory_source(bytes);
      AheadSource ahead(*source, Hashing::yes);
      CHECK((read_by(ahead, step) == text));
      CHECK(ahead.sha256().value() == sha256(text));
    }
  }
}

TEST_CASE("the digest is of all, however little was asked for before", "[base]") {
  const std::string text = text_of(threshold + 5 * block + 77);
  const std::string digest = sha256(text);
  for (const std::size_t asked :
       {std::size_t{0}, std::size_t{1}, block - 1, block, block + 1, 7 * block + 3}) {
    const auto source = memory_source(text);
    AheadSource ahead(*source, Hashing::yes);
    std::string piece(asked, '\0');
    REQUIRE(ahead.read(piece).value() == asked);
    CHECK(ahead.sha256().value() == digest);
  }
}

TEST_CASE("a place is read again while others are read ahead", "[base]") {
  const std::string text = text_of(threshold + block);
  const auto source = memory_source(text);
  AheadSource ahead(*source, Hashing::no);
  std::string piece(1000, '\0');
  REQUIRE(ahead.read_at(3 * block, piece).value() == piece.size());
  CHECK((piece == text.substr(3 * block, piece.size())));
  REQUIRE(ahead.read(piece).value() == piece.size());
  CHECK((piece == text.substr(0, piece.size())));
  CHECK(ahead.size() == text.size());
}

TEST_CASE("an error in the middle comes where it is, and comes again", "[base]") {
  for (const std::uint64_t size : {4 * block, threshold + 4 * block}) {
    const std::uint64_t broken = size - 2 * block;
    Counted source(size, broken);
    AheadSource ahead(source, Hashing::yes);
    std::string before(broken, '\0');
    REQUIRE(ahead.read(before).value() == broken);
    std::string piece(1, '\0');
    for (int i = 0; i < 3; ++i) {
      const auto got = ahead.read(piece);
      REQUIRE_FALSE(got);
      CHECK(got.error().phrase.key == "test.broken");
    }
    CHECK(ahead.sha256().error().phrase.key == "test.broken");
  }
}

// The reader fills the ring and falls asleep; whoever leaves just then has to wake it.
TEST_CASE("who leaves early does not wait for the reader for ever", "[base]") {
  constexpr int times = 3000;
  for (int i = 0; i < times; ++i) {
    Counted source(2 * threshold);
    std::optional<AheadSource> ahead(std::in_place, source, Hashing::no);
    const std::size_t until = i % 4 == 3 ? static_cast<std::size_t>(i) % ring : ring;
    while (source.reads < until) std::this_thread::yield();
    for (int pause = i % 512; pause > 0; --pause)
      std::atomic_signal_fence(std::memory_order_seq_cst);
    ahead.reset();
  }
  SUCCEED("every reader came home");
}

TEST_CASE("where no thread can be had, the same is read without one", "[base]") {
  const test::NoThreads none;
  const std::string text = text_of(threshold + 3 * block + 5);
  const auto source = memory_source(text);
  AheadSource ahead(*source, Hashing::yes);
  CHECK((read_by(ahead, 100'003) == text));
  CHECK(ahead.sha256().value() == sha256(text));
}

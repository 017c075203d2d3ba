#include <kcms/rules/record_print.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace kcms;

namespace {

using Stretches = std::vector<RecordPrint::Stretch>;

bool covers(const Stretches& stretches, std::size_t byte) {
  return std::ranges::any_of(stretches, [byte](const RecordPrint::Stretch& stretch) {
    return byte >= stretch.offset && byte < stretch.offset + stretch.length;
  });
}

std::string counting(std::size_t length) {
  std::string record;
  for (std::size_t i = 0; i < length; ++i) record += static_cast<char>('0' + i % 75);
  return record;
}

// Whether every value of every byte changes the print just where the byte is covered.
bool knows_its_bytes(const Stretches& stretches, std::size_t length) {
  const RecordPrint print(stretches, length, 0);
  const std::string record = counting(length);
  for (std::size_t at = 0; at < length; ++at) {
    std::set<std::uint64_t> prints;
    for (int byte = 0; byte < 256; ++byte) {
      std::string other = record;
      other[at] = static_cast<char>(byte);
      prints.insert(print.of(other.data()));
    }
    if (prints.size() != (covers(stretches, at) ? 256U : 1U)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a print depends on every byte that it covers and on no other", "[rules]") {
  CHECK(knows_its_bytes({{25, 21}}, 120));
  CHECK(knows_its_bytes({{0, 1}, {9, 16}, {30, 2}, {93, 27}}, 120));
  CHECK(knows_its_bytes({{0, 120}}, 120));
  CHECK(knows_its_bytes({{118, 2}, {3, 9}, {5, 2}}, 123));
}

TEST_CASE("records of fewer bytes than a word have prints too", "[rules]") {
  for (std::size_t length = 1; length < 10; ++length) {
    CHECK(knows_its_bytes({{0, length}}, length));
    CHECK(knows_its_bytes({{length - 1, 1}}, length));
  }
}

TEST_CASE("bytes that change places change the print, and so does the seed", "[rules]") {
  const Stretches all{{0, 64}};
  const RecordPrint print(all, 64, 0);
  const std::string record = counting(64);
  std::set<std::uint64_t> prints{print.of(record.data()),
                                 RecordPrint(all, 64, 1).of(record.data())};
  for (std::size_t at = 8; at < 64; at += 8) {
    std::string turned = record;
    std::ranges::rotate(turned, turned.begin() + static_cast<std::ptrdiff_t>(at));
    prints.insert(print.of(turned.data()));
  }
  CHECK(prints.size() == 9);
}

#include <kcms/rules/key_index.hpp>

#include "base/no_threads.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <span>
#include <vector>

using namespace kcms;

namespace {

constexpr std::uint64_t enough = 800'000;  // entries, for threads to be worth it

std::uint64_t fingerprint(std::uint64_t number) { return number * 0x9E3779B97F4A7C15U; }

// Of `enough` entries every thousandth has a double.
void check_doubles() {
  KeyIndex index;
  for (std::uint64_t i = 1; i <= enough; ++i) index.add({fingerprint(i), i, i});
  for (std::uint64_t i = 1000; i <= enough; i += 1000)
    index.add({fingerprint(i), enough + i, enough + i});
  std::vector<bool> seen(enough + 1);
  std::uint64_t runs = 0;
  bool sound = true;
  index.each_run([&](std::span<const KeyIndex::Entry> run) {
    const std::uint64_t number = run.front().record;
    sound = sound && run.size() == 2 && number % 1000 == 0 && !seen[number] &&
            run.back().record == enough + number;
    seen[number] = true;
    ++runs;
    return sound;
  });
  CHECK(sound);
  CHECK(runs == enough / 1000);
}

}  // namespace

TEST_CASE("of many records those of one key come together, in their order", "[rules]") {
  check_doubles();
}

TEST_CASE("where no thread can be had, many records are sorted without one", "[rules]") {
  const test::NoThreads none;
  check_doubles();
}

TEST_CASE("who has seen enough of many records stops, whatever is being sorted", "[rules]") {
  KeyIndex index;
  for (std::uint64_t i = 1; i <= enough; ++i) index.add({fingerprint(i / 2), i, i});
  std::uint64_t runs = 0;
  index.each_run([&](std::span<const KeyIndex::Entry>) { return ++runs < 10; });
  CHECK(runs == 10);
}

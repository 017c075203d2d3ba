// The small parts of the rules: facts about digits, the tables of reference, the index over keys.
#include <kcms/rules/facts.hpp>

#include "files.hpp"

#include <kcms/base/text.hpp>
#include <kcms/rules/digits.hpp>
#include <kcms/rules/key_index.hpp>
#include <kcms/rules/reference.hpp>

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace kcms;

TEST_CASE("the check digit of a business number follows from the nine before it", "[rules]") {
  CHECK(is_business_number("1234567891"));
  CHECK(is_business_number("2222222227"));
  for (const char digit : std::string_view("023456789"))
    CHECK_FALSE(is_business_number(std::string("123456789") + digit));
}

TEST_CASE("of ten business numbers that differ in one digit one is right", "[rules]") {
  std::mt19937_64 random(5);
  for (int i = 0; i < 1000; ++i) {
    std::string digits = zero_padded(random() % 1'000'000'000, 9) + "0";
    int right = 0;
    for (char last = '0'; last <= '9'; ++last) {
      digits.back() = last;
      right += is_business_number(digits) ? 1 : 0;
    }
    CHECK(right == 1);
  }
}

TEST_CASE("a birth date is a month and day of some year", "[rules]") {
  for (const auto* good : {"800101", "000229", "991231", "010131"}) CHECK(is_birth_date(good));
  for (const auto* bad : {"800001", "801301", "800100", "800132", "800230", "800431"})
    CHECK_FALSE(is_birth_date(bad));
}

TEST_CASE("digits of any number are read", "[rules]") {
  std::mt19937_64 random(19);
  for (std::size_t count = 1; count <= 19; ++count) {
    for (int i = 0; i < 200; ++i) {
      std::string digits(count, '0');
      for (char& c : digits) c = static_cast<char>('0' + random() % 10);
      if (read_digits(digits.data(), count) != to_number(digits)) FAIL(digits);
    }
  }
  CHECK(read_digits("9999999999999999999", 19) == 9999999999999999999U);
}

TEST_CASE("banks are known by their codes and those of the banks they took over", "[rules]") {
  for (const auto* code : {"004", "088", "020", "081", "005"}) CHECK(reference().knows_bank(code));
  for (const auto* code : {"999", "4", "0040", "", "00a", " 04"})
    CHECK_FALSE(reference().knows_bank(code));
}

TEST_CASE("failure codes are known with and without blanks behind them", "[rules]") {
  CHECK(reference().knows_failure_code("0012"));
  CHECK(reference().knows_failure_code("A011  "));
  for (const auto* code : {"7777", "", "    ", "012", "00120"})
    CHECK_FALSE(reference().knows_failure_code(code));
}

TEST_CASE("a bank code that is none is a fault of its table, with its place", "[rules]") {
  Reference tables;
  Faults faults;
  tables.add_banks("[[banks]]\ncode = \"4\"\nalso = [\"006\", \"79\"]\n", "banks.toml", faults);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].phrase == Phrase{"reference.bank-code", {{"code", "4"}}});
  CHECK(faults[0].line == 2);
  CHECK(faults[1].phrase == Phrase{"reference.bank-code", {{"code", "79"}}});
  CHECK(tables.knows_bank("006"));
}

namespace {
std::uint64_t fingerprint_of(std::uint64_t key) {
  Fingerprint fingerprint;
  fingerprint.add(reinterpret_cast<const char*>(&key), sizeof key);
  return fingerprint.value();
}
}  // namespace

TEST_CASE("the index finds every run of equal keys, in order of records", "[rules]") {
  std::mt19937_64 random(24);
  KeyIndex index;
  std::map<std::uint64_t, std::vector<std::uint64_t>> plain;
  for (std::uint64_t record = 1; record <= 60000; ++record) {
    const std::uint64_t key = random() % 50000;
    index.add({fingerprint_of(key), 8 * record, record});
    plain[key].push_back(record);
  }
  std::map<std::uint64_t, std::vector<std::uint64_t>> found;  // by first record
  index.each_run([&](std::span<const KeyIndex::Entry> run) {
    for (const KeyIndex::Entry& entry : run) found[run.front().record].push_back(entry.record);
    return true;
  });
  std::erase_if(plain, [](const auto& key) { return key.second.size() < 2; });
  CHECK(found.size() == plain.size());
  for (const auto& [key, records] : plain)
    if (found[records.front()] != records) FAIL("key " << key);
}

TEST_CASE("an index with little memory finds in passes what one with all of it finds", "[rules]") {
  constexpr std::uint64_t records = 900'000;  // 21 MB: enough for a second thread
  const auto runs_within = [](std::uint64_t limit) {
    KeyIndex index(limit);
    std::vector<std::vector<std::uint64_t>> runs;
    do {
      std::mt19937_64 random(7);
      for (std::uint64_t record = 1; record <= records; ++record)
        index.add({fingerprint_of(random() % 600'000), 0, record});
      index.each_run([&](std::span<const KeyIndex::Entry> run) {
        runs.emplace_back();
        for (const KeyIndex::Entry& entry : run) runs.back().push_back(entry.record);
        return true;
      });
    } while (index.next_pass());
    return runs;
  };
  const auto all = runs_within(std::numeric_limits<std::uint64_t>::max());
  CHECK(!all.empty());
  CHECK(runs_within(std::uint64_t{4} << 20) == all);
}

TEST_CASE("a key of several parts has the fingerprint of its parts in order", "[rules]") {
  const auto of = [](std::initializer_list<std::string_view> parts) {
    Fingerprint fingerprint;
    for (const std::string_view part : parts) fingerprint.add(part.data(), part.size());
    return fingerprint.value();
  };
  CHECK(of({"PAYER0001", "1"}) == of({"PAYER0001", "1"}));
  CHECK(of({"PAYER0001", "1"}) != of({"1", "PAYER0001"}));
  CHECK(of({"PAYER0001"}) != of({"PAYER0002"}));
}

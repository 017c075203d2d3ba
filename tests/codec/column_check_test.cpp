#include <kcms/codec/column_check.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace kcms;

namespace {

using Blanks = ColumnCheck::Blanks;
using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

// The same table in the plainest words: every rule is asked of every record, byte by byte.
class PlainCheck {
 public:
  explicit PlainCheck(std::size_t length) : columns_(length) {}

  void allow(std::size_t offset, std::size_t length, unsigned char low, unsigned char high,
             Blanks blanks) {
    for (std::size_t i = offset; i < offset + length; ++i)
      columns_[i] = {low, high, blanks == Blanks::yes};
  }
  void exactly(std::size_t offset, const std::string& bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      columns_[offset + i] = {byte, byte, false};
    }
  }
  void left_aligned(std::size_t offset, std::size_t length) {
    aligned_.push_back({offset, length});
  }
  void not_blank(std::size_t offset) { needed_.push_back(offset); }
  void whole_or_blank(std::size_t offset, std::size_t length) {
    ending_.push_back({{offset, length}, {static_cast<std::uint32_t>(length)}});
  }
  void ends_only_at(std::size_t offset, std::size_t length,
                    const std::vector<std::uint32_t>& ends) {
    ending_.push_back({{offset, length}, {ends.begin(), ends.end()}});
    if (!ending_.back().second.contains(static_cast<std::uint32_t>(length)))
      columns_[offset + length - 1] = {' ', ' ', false};
  }

  [[nodiscard]] bool marks(const std::string& record) const {
    return is_outside(record) ||
           std::ranges::any_of(aligned_, [&](const Field& f) { return !is_aligned(record, f); }) ||
           std::ranges::any_of(needed_, [&](std::size_t at) { return record[at] == ' '; }) ||
           std::ranges::any_of(
               ending_, [&](const auto& e) { return !ends_well(record, e.first, e.second); });
  }

 private:
  struct Column {
    unsigned char low = 0;
    unsigned char high = 0xFF;
    bool blank = false;
  };
  struct Field {
    std::size_t offset;
    std::size_t length;
  };

  [[nodiscard]] bool is_outside(const std::string& record) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(record[i]);
      if (byte == ' ' && columns_[i].blank) continue;
      if (byte < columns_[i].low || byte > columns_[i].high) return true;
    }
    return false;
  }
  static std::size_t value_length(const std::string& value) {  // up to the first blank
    return std::min(value.find(' '), value.size());
  }
  static bool is_aligned(const std::string& record, const Field& field) {
    const std::string value = record.substr(field.offset, field.length);
    return value.find_first_not_of(' ', value_length(value)) == std::string::npos;
  }
  static bool ends_well(const std::string& record, const Field& field,
                        const std::set<std::uint32_t>& ends) {
    const std::size_t length = value_length(record.substr(field.offset, field.length));
    return is_aligned(record, field) &&
           (length == 0 || ends.contains(static_cast<std::uint32_t>(length)));
  }

  std::vector<Column> columns_;
  std::vector<Field> aligned_;
  std::vector<std::size_t> needed_;
  std::vector<std::pair<Field, std::set<std::uint32_t>>> ending_;
};

// Gives both checks the same rule for one field.
void add_rule(Random& random, ColumnCheck& check, PlainCheck& plain, std::size_t offset,
              std::size_t length) {
  const auto low = static_cast<unsigned char>('0' + below(random, 3));
  const auto high = static_cast<unsigned char>(low + below(random, 200));
  const Blanks blanks = below(random, 2) == 0 ? Blanks::yes : Blanks::no;
  check.allow(offset, length, low, high, blanks);
  plain.allow(offset, length, low, high, blanks);
  switch (below(random, 6)) {
    case 0:
      check.left_aligned(offset, length), plain.left_aligned(offset, length);
      break;
    case 1:
      check.not_blank(offset), plain.not_blank(offset);
      break;
    case 2:
      check.whole_or_blank(offset, length), plain.whole_or_blank(offset, length);
      break;
    case 3: {
      std::vector<std::uint32_t> ends;
      for (std::uint32_t end = 1; end <= length; ++end)
        if (below(random, 2) == 0) ends.push_back(end);
      check.ends_only_at(offset, length, ends), plain.ends_only_at(offset, length, ends);
      break;
    }
    case 4: {
      const std::string bytes = std::string(length, ' ').replace(0, length / 2, length / 2, 'x');
      check.exactly(offset, bytes), plain.exactly(offset, bytes);
      break;
    }
    default:
      break;
  }
}

// Bytes that mostly keep the rules, with values that end in blanks.
std::string random_record(Random& random, std::size_t length) {
  std::string record(length, ' ');
  for (std::size_t i = 0; i < length;) {
    const std::size_t value = std::min(below(random, 12), length - i);
    for (std::size_t k = 0; k < value; ++k)
      record[i + k] = static_cast<char>('2' + below(random, 8));
    i += value + below(random, 6);
  }
  for (std::size_t damage = below(random, 3); damage > 0; --damage)
    record[below(random, length)] = static_cast<char>(below(random, 256));
  return record;
}

std::vector<std::uint8_t> marks_of_all(const ColumnCheck& check,
                                       const std::vector<std::string>& records,
                                       std::size_t stride) {
  std::string bytes;
  for (const std::string& record : records)
    bytes += record + std::string(stride - record.size(), '\n');
  bytes.append(reading_slack, '\0');
  std::vector<std::uint8_t> flags(records.size());
  check.mark({.bytes = bytes.data(), .stride = stride, .count = records.size()}, flags.data());
  return flags;
}

}  // namespace

TEST_CASE("the column check marks what a plain check marks, and nothing else", "[codec]") {
  Random random(20160316);
  std::size_t marked = 0;
  std::size_t seen = 0;
  for (int table = 0; table < 600; ++table) {
    const std::size_t length = 1 + below(random, 300);
    ColumnCheck check(length);
    PlainCheck plain(length);
    for (std::size_t offset = below(random, 8); offset < length;) {
      const std::size_t field = std::min(1 + below(random, 20), length - offset);
      add_rule(random, check, plain, offset, field);
      offset += field + below(random, 40);
    }
    std::vector<std::string> records(40);
    for (std::string& record : records) record = random_record(random, length);
    const auto flags = marks_of_all(check, records, length + below(random, 3));
    for (std::size_t i = 0; i < records.size(); ++i) {
      if ((flags[i] != 0) != plain.marks(records[i]))
        FAIL("table " << table << ", '" << records[i] << "'");
      marked += flags[i];
      ++seen;
    }
  }
  CHECK(marked > seen / 20);  // the records are neither all good nor all bad
  CHECK(marked < seen - seen / 20);
}

TEST_CASE("a mark set before stays", "[codec]") {
  const ColumnCheck check(4);
  std::string bytes = "abcdabcd" + std::string(reading_slack, '\0');
  std::vector<std::uint8_t> flags{0, 1};
  check.mark({.bytes = bytes.data(), .stride = 4, .count = 2}, flags.data());
  CHECK(flags == std::vector<std::uint8_t>{0, 1});
}

TEST_CASE("bytes behind a record are nobody's business", "[codec]") {
  ColumnCheck check(3);
  check.allow(0, 3, '0', '9', Blanks::no);
  check.left_aligned(0, 3);
  CHECK(marks_of_all(check, {"123", "12x", "456"}, 5) == std::vector<std::uint8_t>{0, 1, 0});
}

TEST_CASE("a shape is seen across the seam of two words", "[codec]") {
  for (std::size_t offset = 56; offset < 64; ++offset) {
    ColumnCheck check(80);
    check.left_aligned(offset, 12);
    std::string good(80, 'x');
    good.replace(offset, 12, "123         ");
    std::string bad = good;
    bad[offset + 11] = '4';
    CHECK(marks_of_all(check, {good, bad}, 80) == std::vector<std::uint8_t>{0, 1});
  }
}

// The promise that the hot pass lives by: what it does not mark, the judge has nothing to say
// about.
#include <kcms/rules/program.hpp>

#include "codec/own_layout.hpp"
#include "files.hpp"

#include <kcms/codec/value.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/rules/judge.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using namespace kcms;

namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

char one_of(Random& random, std::string_view bytes) { return bytes[below(random, bytes.size())]; }

// A value that a field of a good record may hold.
std::string good_value(const FieldSpec& field) {
  if (!field.codes.empty()) return std::string(field.codes.front().code);
  std::string value;
  if (field.mode == Mode::binary) return value.assign(2 * std::size_t{field.length}, 'A');
  switch (field.form) {
    case Form::yymmdd:
      return "160316";
    case Form::yyyymmdd:
      return "20160316";
    case Form::mmdd:
      return "0316";
    case Form::serial:
      return fmt::to_string(field.from);
    case Form::number:
      return fmt::to_string(std::max<std::uint64_t>(field.min, 1));
    default:
      break;
  }
  if (field.asks(Check::failure_code)) return "0012";
  if (field.asks(Check::bank)) return "004";
  if (!field.lengths.empty()) return std::string("1234567891").substr(0, field.lengths.back());
  if (field.form == Form::file_name) return "";
  return field.form == Form::text ? "TEXT" : std::string("1234567891").substr(0, field.length);
}

std::string good_record(const FileSpec& spec, const RecordSpec& shape) {
  std::string record(shape.length, ' ');
  for (const FieldSpec& field : shape.fields) {
    const std::span<char> into(record.data() + field.offset, field.length);
    const bool is_name = field.form == Form::file_name;
    const std::string value = is_name ? fmt::format("{}0316", spec.kind) : good_value(field);
    if (field.constant)
      std::ranges::copy(field.is, into.begin());
    else
      REQUIRE(encode(field, spec.charset, value, into));
  }
  return record;
}

// Digits from the left, then blanks: the shape of many values, and of many mistakes.
std::string digits_and_blanks(Random& random, std::size_t length) {
  std::string value(length, ' ');
  const std::size_t digits = below(random, length + 1);
  for (std::size_t i = 0; i < digits; ++i) value[i] = one_of(random, "0001234567899");
  return value;
}

// Mostly a date, of years at which something turns.
std::string some_date(Random& random, std::size_t length) {
  constexpr int years[] = {2015, 2016, 2016, 2016, 2017, 1969, 2068, 1900, 2000, 2100, 0, 9999};
  std::string value = fmt::format("{:04}{:02}{:02}", years[below(random, std::size(years))],
                                  below(random, 14), below(random, 33));
  if (below(random, 4) == 0) value.replace(4, 4, "0229");
  if (length < value.size()) value.erase(0, 2);
  value.resize(length, ' ');
  return value;
}

std::string some_text(Random& random, std::size_t length) {
  static const std::string pieces[] = {"\xC8\xB8", "\xA1\xA1", "\xBA",     " ",
                                       "A",        "1",        "\x94\xEE", "\xA3\xB1"};
  std::string value;
  while (value.size() < length) value += pieces[below(random, std::size(pieces))];
  value.resize(length);
  return value;
}

std::string some_value(Random& random, const FieldSpec& field) {
  std::string value(field.length, ' ');
  switch (below(random, 8)) {
    case 0:
      return value;
    case 1:
      return value.assign(field.length, '0');
    case 2:
      return digits_and_blanks(random, field.length);
    case 3:
      return some_date(random, field.length);
    case 4:
      return some_text(random, field.length);
    case 5:
      value = digits_and_blanks(random, field.length);
      return value.insert(0, 1, one_of(random, " N1")).substr(0, field.length);
    case 6: {
      const std::string_view code =
          field.codes.empty() ? "0021" : field.codes[below(random, field.codes.size())].code;
      const std::size_t size = std::min<std::size_t>(code.size(), field.length);
      return value.replace(0, size, code.substr(0, size));
    }
    default:
      for (char& c : value) c = static_cast<char>(below(random, 256));
      return value;
  }
}

void damage(Random& random, const RecordSpec& shape, std::string& record) {
  for (std::size_t times = 1 + below(random, 3); times > 0; --times) {
    const FieldSpec& field = shape.fields[below(random, shape.fields.size())];
    if (field.form == Form::serial) continue;
    if (below(random, 3) == 0) {
      record[field.offset + below(random, field.length)] = one_of(random, " 0179NPC\t\xC8\x7F~!");
      continue;
    }
    std::ranges::copy(some_value(random, field), record.begin() + field.offset);
  }
}

struct Tally {
  std::uint64_t judged = 0;
  std::uint64_t marked = 0;
  std::uint64_t marked_in_vain = 0;
};

// Everything that judges data records of one kind, told of a good header.
class Bench {
 public:
  Bench(const FileSpec& spec, std::uint16_t kind)
      : spec_(spec),
        kind_(kind),
        recorder_(&spec, 1, {"serial-out-of-order", "serial-of-result"}),
        judge_(spec, reference(), recorder_, Reveal::no),
        program_(spec, kind, reference(), judge_.memory()) {
    for (std::uint16_t r = 0; r < static_cast<std::uint16_t>(spec.records.size()); ++r)
      if (spec.records[r].part == Part::header)
        judge_.examine({r, good_record(spec, spec.records[r]), 1, 0});
    program_.bind();
  }

  // Marks all records at once, then asks the judge about each.
  void compare(const std::vector<std::string>& records, Tally& tally) {
    const RecordSpec& shape = spec_.records[kind_];
    std::string bytes = std::accumulate(records.begin(), records.end(), std::string{});
    bytes.append(reading_slack, '\0');
    std::vector<std::uint8_t> flags(records.size());
    program_.mark({.bytes = bytes.data(), .stride = shape.length, .count = records.size()},
                  flags.data());
    for (std::size_t i = 0; i < records.size(); ++i) {
      const auto before = total();
      judge_.examine({kind_, records[i], 2, shape.length});
      const bool silent = total() == before;
      check_suspects(std::string_view(bytes).substr(i * shape.length, shape.length), records[i]);
      if (flags[i] == 0 && !silent)
        FAIL(spec_.kind << " " << shape.name << ": not marked: '" << records[i] << "'");
      ++tally.judged;
      tally.marked += flags[i];
      if (flags[i] != 0 && silent) ++tally.marked_in_vain;
    }
  }

 private:
  // Every field that the judge of the whole record blamed is one of the suspects.
  void check_suspects(std::string_view record, const std::string& shown) {
    const Suspects& suspects = program_.suspects(record);
    const RecordSpec& shape = spec_.records[kind_];
    for (std::uint16_t i = 0; i < shape.fields.size(); ++i)
      if (judge_.at_fault(i) && suspects[i] == 0)
        FAIL(spec_.kind << " " << shape.fields[i].name << " is no suspect: '" << shown << "'");
  }

  [[nodiscard]] std::uint64_t total() const {
    return std::accumulate(recorder_.counts().begin(), recorder_.counts().end(), std::uint64_t{0});
  }

  const FileSpec& spec_;
  std::uint16_t kind_;
  Recorder recorder_;
  Judge judge_;
  Program program_;
};

void compare_damaged(Random& random, const FileSpec& spec, std::uint16_t kind, int batches,
                     Tally& tally) {
  const RecordSpec& shape = spec.records[kind];
  Bench bench(spec, kind);
  const std::string good = good_record(spec, shape);
  for (; batches > 0; --batches) {
    std::vector<std::string> records(256, good);
    for (std::string& record : records) damage(random, shape, record);
    bench.compare(records, tally);
  }
}

template <class Visit>
void each_data_record(Visit visit) {
  for (const FileSpec& spec : builtin_layouts()) {
    for (std::uint16_t kind = 0; kind < static_cast<std::uint16_t>(spec.records.size()); ++kind) {
      const RecordSpec& shape = spec.records[kind];
      if (shape.part == Part::data && shape.tail.length_in == none) visit(spec, kind);
    }
  }
}

// Every word of the schema language that the steps know, in mixtures that no built-in layout has.
constexpr auto zoo = R"(
[file]
length = 160
charset = "windows-949"
framing = "none"
order = ["header", "data*"]
grade = "vendor"
source = "a test"
[kind.ZOO]
title = { ko = "동물원", en = "Zoo" }
direction = "send"
[record.header]
title = { ko = "표제부", en = "Header" }
fields = [
  { no = "1", name = "record_type", ko = "가", en = "a", mode = "A", length = 1, is = "H", tag = true },
  { no = "2", name = "biller", ko = "가", en = "a", mode = "AN", length = 10 },
  { no = "3", name = "made_on", ko = "가", en = "a", mode = "N", length = 8, as = "yyyymmdd" },
  { no = "4", name = "filler", ko = "가", en = "a", mode = "AN", length = 141, is = "" },
]
[record.data]
title = { ko = "내역", en = "Data" }
fields = [
  { no = "1",  name = "record_type", ko = "가", en = "a", mode = "A", length = 1, is = "D", tag = true },
  { no = "2",  name = "some_number", ko = "가", en = "a", mode = "N", length = 5, optional = true, min = 10, max = 500 },
  { no = "3",  name = "must_number", ko = "가", en = "a", mode = "N", length = 3, min = 1 },
  { no = "4",  name = "switch", ko = "가", en = "a", mode = "AN", length = 1, codes = ["1", "3"], optional = true },
  { no = "5",  name = "code", ko = "가", en = "a", mode = "AN", length = 3, codes = ["AB", "C"] },
  { no = "6",  name = "code_or_not", ko = "가", en = "a", mode = "AN", length = 2, codes = ["X", "YY"], blank_if = { switch = ["3"] } },
  { no = "7",  name = "letter", ko = "가", en = "a", mode = "A", length = 1, codes = ["N", "P"] },
  { no = "8",  name = "bank", ko = "가", en = "a", mode = "AN", length = 3, checks = ["bank"] },
  { no = "9",  name = "free_bank", ko = "가", en = "a", mode = "AN", length = 7, as = "free", checks = ["bank"], optional = true },
  { no = "10", name = "free_failure", ko = "가", en = "a", mode = "AN", length = 6, as = "free", checks = ["failure-code"], optional = true },
  { no = "11", name = "holder", ko = "가", en = "a", mode = "AN", length = 13, lengths = [6, 10], checks = ["business-number", "birth-date", "resident-number"] },
  { no = "12", name = "holder_or_not", ko = "가", en = "a", mode = "AN", length = 12, as = "digits", lengths = [6, 10], checks = ["birth-date"], blank_if = { switch = ["3"] } },
  { no = "13", name = "day_or_not", ko = "가", en = "a", mode = "AN", length = 6, as = "yymmdd", optional = true, not_after = "header.made_on" },
  { no = "14", name = "day_if", ko = "가", en = "a", mode = "N", length = 8, as = "yyyymmdd", blank_if = { switch = ["3"] } },
  { no = "15", name = "text", ko = "가", en = "a", mode = "H", length = 6 },
  { no = "16", name = "passbook_if", ko = "가", en = "a", mode = "H", length = 8, pad = "wide", checks = ["passbook-text"], blank_if = { switch = ["3"] } },
  { no = "17", name = "some_lengths", ko = "가", en = "a", mode = "AN", length = 10, lengths = [3, 7, 10] },
  { no = "18", name = "short_lengths", ko = "가", en = "a", mode = "AN", length = 8, as = "digits", lengths = [2, 5], optional = true },
  { no = "19", name = "biller", ko = "가", en = "a", mode = "AN", length = 10, same_as = "header.biller" },
  { no = "20", name = "area", ko = "가", en = "a", mode = "AN", length = 9, as = "free" },
  { no = "21", name = "free_lengths", ko = "가", en = "a", mode = "AN", length = 6, as = "free", lengths = [2, 6], optional = true },
  { no = "22", name = "bytes", ko = "가", en = "a", mode = "X", length = 4 },
  { no = "23", name = "filler", ko = "가", en = "a", mode = "AN", length = 28, is = "" },
]
[[allowed]]
record = "data"
severity = "note"
rows = [ { switch = ["1"], letter = ["N"] }, { switch = ["3", ""], letter = ["*"] } ]
)";

}  // namespace

TEST_CASE("the hot pass keeps its promise to layouts of one's own", "[rules]") {
  const OwnLayout own(zoo);
  Random random(949);
  Tally tally;
  compare_damaged(random, own.spec(), own.spec().find("data"), 200, tally);
  CHECK(tally.judged - tally.marked > tally.judged / 20);
}

TEST_CASE("what the hot pass does not mark, the judge has nothing to say about", "[rules]") {
  Random random(863);
  Tally tally;
  each_data_record([&](const FileSpec& spec, std::uint16_t kind) {
    compare_damaged(random, spec, kind, 50, tally);
  });
  CHECK(tally.judged >= 200000);
  CHECK(tally.judged - tally.marked > tally.judged / 10);
  CHECK(tally.marked_in_vain < tally.judged / 10);
}

TEST_CASE("the hot pass marks no good record of a kind that is sent or received today", "[rules]") {
  each_data_record([&](const FileSpec& spec, std::uint16_t kind) {
    if (!spec.kind.starts_with("EB") && !spec.kind.starts_with("EC")) return;
    INFO(spec.kind);
    Bench bench(spec, kind);
    Tally tally;
    bench.compare({good_record(spec, spec.records[kind])}, tally);
    CHECK(tally.marked == 0);
  });
}

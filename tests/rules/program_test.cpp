// The promise that the hot pass lives by: what it does not mark, the judge has nothing to say about.
#include "files.hpp"

#include <kcms/codec/value.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/rules/judge.hpp>
#include <kcms/rules/program.hpp>

#include <fmt/format.h>

#include <catch2/catch.hpp>

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
  switch (field.form) {
    case Form::yymmdd: return "160316";
    case Form::yyyymmdd: return "20160316";
    case Form::mmdd: return "0316";
    case Form::serial: return fmt::to_string(field.from);
    case Form::number: return fmt::to_string(std::max<std::uint64_t>(field.min, 1));
    default: break;
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
    if (field.constant) std::ranges::copy(field.is, into.begin());
    else REQUIRE(encode(field, spec.charset, field.form == Form::file_name ? fmt::format("{}0316", spec.kind) : good_value(field), into));
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

std::string some_date(Random& random, std::size_t length) {
  std::string value = fmt::format("20{:02}{:02}{:02}", 14 + below(random, 4), below(random, 14), below(random, 33));
  value.resize(std::max(value.size(), length), ' ');
  return value.substr(length >= 8 ? 0 : 8 - std::min<std::size_t>(length, 6), length);
}

std::string some_text(Random& random, std::size_t length) {
  static const std::string pieces[] = {"\xC8\xB8", "\xA1\xA1", "\xBA", " ", "A", "1", "\x94\xEE", "\xA3\xB1"};
  std::string value;
  while (value.size() < length) value += pieces[below(random, std::size(pieces))];
  value.resize(length);
  return value;
}

std::string some_value(Random& random, const FieldSpec& field) {
  switch (below(random, 8)) {
    case 0: return std::string(field.length, ' ');
    case 1: return std::string(field.length, '0');
    case 2: return digits_and_blanks(random, field.length);
    case 3: return some_date(random, field.length);
    case 4: return some_text(random, field.length);
    case 5: return digits_and_blanks(random, field.length).insert(0, 1, one_of(random, " N1")).substr(0, field.length);
    case 6: {
      std::string value(field.length, ' ');
      const std::string_view code = field.codes.empty() ? "0021" : field.codes[below(random, field.codes.size())].code;
      return value.replace(0, std::min<std::size_t>(code.size(), field.length), code.substr(0, field.length));
    }
    default: {
      std::string value(field.length, ' ');
      for (char& c : value) c = static_cast<char>(below(random, 256));
      return value;
    }
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
      : spec_(spec), kind_(kind), recorder_(spec.direction, 1, {"serial-out-of-order", "serial-of-result"}),
        judge_(spec, reference(), recorder_, Reveal::no), program_(spec, kind, reference(), judge_.memory()) {
    for (std::uint16_t r = 0; r < spec.records.size(); ++r)
      if (spec.records[r].part == Part::header) judge_.examine({r, good_record(spec, spec.records[r]), 1, 0});
    program_.bind();
  }

  // Marks all records at once, then asks the judge about each.
  void compare(const std::vector<std::string>& records, Tally& tally) {
    const RecordSpec& shape = spec_.records[kind_];
    std::string bytes = std::accumulate(records.begin(), records.end(), std::string{});
    bytes.append(reading_slack, '\0');
    std::vector<std::uint8_t> flags(records.size());
    program_.mark({.bytes = bytes.data(), .stride = shape.length, .count = records.size()}, flags.data());
    for (std::size_t i = 0; i < records.size(); ++i) {
      const auto before = total();
      judge_.examine({kind_, records[i], 2, shape.length});
      const bool silent = total() == before;
      if (flags[i] == 0 && !silent) FAIL(spec_.kind << " " << shape.name << ": not marked: '" << records[i] << "'");
      ++tally.judged;
      tally.marked += flags[i];
      if (flags[i] != 0 && silent) ++tally.marked_in_vain;
    }
  }

 private:
  [[nodiscard]] std::uint64_t total() const {
    return std::accumulate(recorder_.counts().begin(), recorder_.counts().end(), std::uint64_t{0});
  }

  const FileSpec& spec_;
  std::uint16_t kind_;
  Recorder recorder_;
  Judge judge_;
  Program program_;
};

template <class Visit>
void each_data_record(Visit visit) {
  for (const FileSpec& spec : builtin_layouts())
    for (std::uint16_t kind = 0; kind < spec.records.size(); ++kind) {
      const RecordSpec& shape = spec.records[kind];
      if (shape.part == Part::data && shape.tail.length_in == none) visit(spec, kind);
    }
}

}  // namespace

TEST_CASE("what the hot pass does not mark, the judge has nothing to say about", "[rules]") {
  Random random(863);
  Tally tally;
  each_data_record([&](const FileSpec& spec, std::uint16_t kind) {
    const RecordSpec& shape = spec.records[kind];
    Bench bench(spec, kind);
    const std::string good = good_record(spec, shape);
    for (int batch = 0; batch < 50; ++batch) {
      std::vector<std::string> records(256, good);
      for (std::string& record : records) damage(random, shape, record);
      bench.compare(records, tally);
    }
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

// The tables of a file layout: plain data, made by layoutc at build time or by the schema reader at
// run time. Everything is borrowed: views of string literals and static arrays, or of the LayoutSet
// that loaded them. schemas/README.md explains the words. Lengths and offsets are bytes.
#pragma once

#include <kcms/base/finding.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace kcms {

using Date = std::chrono::year_month_day;

inline constexpr Date beginning_of_time{std::chrono::year{1}, std::chrono::January,
                                        std::chrono::day{1}};
inline constexpr Date end_of_time{std::chrono::year{9999}, std::chrono::December,
                                  std::chrono::day{31}};

struct Bilingual {
  std::string_view ko;
  std::string_view en;
};

enum class Grade : std::uint8_t { official, vendor, code, assumed };

// Where a layout, record, field or total is known from.
struct Source {
  std::string_view text;
  Grade grade = Grade::official;
  bool sole = false;  // one source alone: its faults are warnings in kinds that are received
};

enum class Mode : std::uint8_t { alpha, numeric, alphanumeric, hangul, binary };
enum class Form : std::uint8_t {
  word,
  free,
  number,
  serial,
  digits,
  text,
  yymmdd,
  yyyymmdd,
  mmdd,
  code,
  file_name,
  bytes
};
// Whether values of a form are dates with their year, or dates at all.
[[nodiscard]] constexpr bool is_full_date(Form form) noexcept {
  return form == Form::yymmdd || form == Form::yyyymmdd;
}
[[nodiscard]] constexpr bool is_date(Form form) noexcept {
  return is_full_date(form) || form == Form::mmdd;
}

enum class Pad : std::uint8_t {
  blank,
  zero_before,
  zero_behind,
  wide
};  // what fills a shorter value
enum class Charset : std::uint8_t { ascii, windows_949, ebcdic_037 };
enum class Framing : std::uint8_t { none, lf, crlf, cr, nel };  // nel: 0x15, the line end of EBCDIC
enum class Direction : std::uint8_t { send, receive };          // seen from the biller
// Whose failure codes answer a fault where a field or total names none of its own.
enum class FailureCodeSet : std::uint8_t { none, cms };
enum class Part : std::uint8_t { header, data, trailer };
// What a field of a result means beside its request. echo: it comes back as it was sent; free:
// nothing is concluded.
enum class Match : std::uint8_t { echo, key, amount, outcome, code, fee, free };

// Named checks a field may ask for; FieldSpec::checks holds a set of them.
enum class Check : std::uint16_t {
  business_number = 1,
  resident_number = 2,
  birth_date = 4,
  passbook_text = 8,
  bank = 16,
  failure_code = 32,
  account_number = 64
};

inline constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();

// A field of a file: index of the record in FileSpec::records, index of the field in
// RecordSpec::fields.
struct FieldRef {
  std::uint16_t record = none;
  std::uint16_t field = none;
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return record != none; }
  friend constexpr bool operator==(FieldRef, FieldRef) = default;
};

struct CodeValue {
  std::string_view code;  // as it stands in the file
  std::string_view word;  // "enroll"
  Bilingual title;
};

// "field `field` of the same record holds one of `codes`"
struct Condition {
  std::uint16_t field = none;
  std::span<const std::string_view> codes;
};

struct FieldSpec {
  std::string_view number;  // item number of the published table, "12a" for split rows
  std::string_view name;
  Bilingual title;
  Mode mode = Mode::alphanumeric;
  Form form = Form::word;
  Pad pad = Pad::blank;
  Match match = Match::echo;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  bool constant = false;
  bool tag = false;
  bool optional = false;
  bool secret = false;
  bool mac = false;
  std::uint32_t shows = 0;  // how many last characters of a secret stay visible
  std::string_view is;      // the constant at full length, where `constant`
  std::span<const CodeValue> codes;
  std::string_view code_table;  // its name in codes.toml, "" for a list of the field's own
  std::uint64_t from = 1;       // first value of a serial
  std::uint64_t min = 0;
  std::uint64_t max = std::numeric_limits<std::uint64_t>::max();
  std::span<const std::uint32_t> lengths;  // lengths the value may have; empty = any
  Condition blank_if;                      // .field == none: never
  FieldRef same_as;
  FieldRef not_after;
  std::uint16_t agrees_with = none;  // file_name field of the same record
  std::uint16_t checks = 0;
  std::string_view centre;       // failure code the centre answers when the value is wrong
  std::string_view zero_centre;  // … when an amount is zero
  Source source;

  // Whether its value is masked: it is secret, or it must be blank and is not, so that what stands
  // there has slipped out of another field, perhaps a secret one.
  [[nodiscard]] constexpr bool is_hidden() const noexcept {
    return secret || (constant && is.find_first_not_of(' ') == std::string_view::npos);
  }
  [[nodiscard]] constexpr bool asks(Check check) const noexcept {
    return (checks & static_cast<std::uint16_t>(check)) != 0;
  }
};

enum class TotalKind : std::uint8_t { count, sum, blocks };

// "the fields `of` together hold the count of, the sum over, or the blocks of …"
struct TotalSpec {
  std::span<const std::uint16_t> of;  // fields of the record that carries the total
  TotalKind kind = TotalKind::count;
  std::span<const std::uint16_t> records;  // what is counted (count, blocks)
  FieldRef summed;                         // what is added (sum)
  Condition where;                         // of the counted record; .field == none: all
  std::uint16_t group = none;              // group it covers; none = the whole file
  std::uint32_t last_digits = 0;           // modulo 10^n; 0 = not at all
  std::string_view centre;
  Source source;

  // 10^last_digits, by which the total is divided to leave its last digits; 0 where it is whole.
  [[nodiscard]] constexpr std::uint64_t modulus() const noexcept {
    std::uint64_t power = last_digits == 0 ? 0 : 1;
    for (std::uint32_t i = 0; i < last_digits; ++i) power *= 10;
    return power;
  }
};

// Bytes that follow a record: as many as `length_in` says, blank-filled so that the whole is a
// multiple of `pad_to`.
struct TailSpec {
  std::string_view number;
  std::string_view name;
  Bilingual title;
  std::uint16_t length_in = none;  // none: no tail
  std::uint32_t pad_to = 1;
};

struct RecordSpec {
  std::string_view name;
  Bilingual title;
  Part part = Part::data;
  std::uint32_t length = 0;    // of its fields; with a tail, the part before it
  std::uint16_t group = none;  // index into FileSpec::groups; none = the file itself
  std::uint64_t follows = 0;   // bit r: record r may stand directly before this one
  std::span<const FieldSpec> fields;
  std::span<const TotalSpec> totals;
  TailSpec tail;
  Source source;

  [[nodiscard]] constexpr std::uint16_t find(std::string_view field) const noexcept {
    for (std::uint16_t i = 0; i < fields.size(); ++i)
      if (fields[i].name == field) return i;
    return none;
  }
};

struct GroupSpec {
  std::string_view name;
  std::uint16_t opener = none;  // the record that begins it
  std::uint16_t parent = none;  // enclosing group; none = the file
};

// Records of one key must agree in the fields `same`.
struct UniqueSpec {
  std::uint16_t record = none;
  std::span<const std::uint16_t> key;
  std::span<const std::uint16_t> same;
  Condition where;
  Source source;
};

// Records of one key that only make sense together: one for each code of `halves`.
struct SetSpec {
  std::uint16_t record = none;
  std::span<const std::uint16_t> key;
  Condition where;
  Condition halves;
  std::string_view alone;   // failure code where a half is missing from a request
  std::string_view broken;  // failure code where only one half is refused
  Source source;
};

// One cell of a table of allowed combinations. `others`: any value that no row of the table names.
struct AllowedCell {
  std::uint16_t field = none;
  bool others = false;
  std::span<const std::string_view> codes;
};
struct AllowedRow {
  std::span<const AllowedCell> cells;
};
struct AllowedSpec {
  std::uint16_t record = none;
  Severity severity = Severity::note;
  std::span<const AllowedRow> rows;
  Source source;
};

// One kind of file in one stretch of dates.
struct FileSpec {
  std::string_view kind;    // "EB11"
  std::string_view schema;  // file it was declared in, "eb11.toml"
  Bilingual title;
  Direction direction = Direction::receive;
  std::string_view answers;                             // "EB11" for EB12; "" for a request
  FailureCodeSet failure_codes = FailureCodeSet::none;  // a result has none
  std::uint32_t length = 0;
  Charset charset = Charset::ascii;
  Framing framing = Framing::none;
  Date since = beginning_of_time;
  Date until = end_of_time;             // the first day on which it no longer holds
  FieldRef date;                        // field that holds the file's date
  std::uint64_t first = 0;              // bit r: record r may begin the file
  std::uint64_t last = 0;               // bit r: record r may end it
  std::span<const RecordSpec> records;  // at most 64
  std::span<const GroupSpec> groups;
  std::span<const std::uint16_t> key;  // fields of the first data record that `diff` pairs by
  std::span<const UniqueSpec> unique;
  std::span<const AllowedSpec> allowed;
  std::span<const SetSpec> sets;
  Source source;

  [[nodiscard]] constexpr std::uint16_t find(std::string_view record) const noexcept {
    for (std::uint16_t i = 0; i < records.size(); ++i)
      if (records[i].name == record) return i;
    return none;
  }
  // The first kind of record of a part.
  [[nodiscard]] constexpr std::uint16_t first_of(Part part) const noexcept {
    for (std::uint16_t i = 0; i < records.size(); ++i)
      if (records[i].part == part) return i;
    return none;
  }
  [[nodiscard]] constexpr const FieldSpec& at(FieldRef ref) const noexcept {
    return records[ref.record].fields[ref.field];
  }
  // Whether a record may be followed by a tail.
  [[nodiscard]] constexpr bool has_tails() const noexcept {
    for (const RecordSpec& record : records)
      if (record.tail.length_in != none) return true;
    return false;
  }
  [[nodiscard]] constexpr bool is_result() const noexcept { return !answers.empty(); }
};

}  // namespace kcms

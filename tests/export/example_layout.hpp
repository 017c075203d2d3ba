// A small layout with one field of each sort.
#pragma once

#include <kcms/layout/layout.hpp>

#include <array>

namespace example {

using namespace kcms;

inline constexpr Source known{"a | source", Grade::code, true};

inline constexpr std::array<CodeValue, 2> codes{CodeValue{"1", "enroll", {"신규", "enrolment"}},
                                                CodeValue{"3", "", {"해지", "cancel"}}};
inline constexpr std::array<std::uint32_t, 2> lengths{6, 10};

constexpr FieldSpec field(std::string_view number, std::string_view name, Mode mode, Form form,
                          Pad pad, std::uint32_t offset, std::uint32_t length) {
  FieldSpec made;
  made.number = number;
  made.name = name;
  made.title = {"항목", "Item"};
  made.mode = mode;
  made.form = form;
  made.pad = pad;
  made.offset = offset;
  made.length = length;
  made.source = known;
  return made;
}

constexpr FieldSpec constant(FieldSpec made, std::string_view is, bool tag) {
  made.constant = true;
  made.tag = tag;
  made.is = is;
  return made;
}

constexpr auto make_data() {
  std::array fields{
      constant(field("1", "record_type", Mode::alpha, Form::word, Pad::blank, 0, 1), "R", true),
      field("2", "serial", Mode::numeric, Form::serial, Pad::zero_before, 1, 8),
      field("3", "type", Mode::alphanumeric, Form::code, Pad::blank, 9, 1),
      field("4", "account", Mode::alphanumeric, Form::digits, Pad::blank, 10, 16),
      field("5", "holder_id", Mode::alphanumeric, Form::digits, Pad::blank, 26, 10),
      field("6", "bank_branch", Mode::alphanumeric, Form::digits, Pad::zero_behind, 36, 7),
      field("7", "date", Mode::alphanumeric, Form::yymmdd, Pad::blank, 43, 6),
      field("8", "passbook_text", Mode::hangul, Form::text, Pad::wide, 49, 16),
      field("9", "a_very_long_name_of_a_field_that_goes_on", Mode::alphanumeric, Form::free,
            Pad::blank, 65, 5),
      field("10", "a_very_long_name_of_a_field_that_goes_elsewhere", Mode::binary, Form::bytes,
            Pad::blank, 70, 2),
      constant(field("11", "filler", Mode::alphanumeric, Form::word, Pad::blank, 72, 3), "   ",
               false)};
  fields[2].codes = codes;
  fields[3].secret = true;
  fields[4].lengths = lengths;
  fields[4].blank_if.field = 2;
  fields[7].optional = true;
  return fields;
}
inline constexpr auto data_fields = make_data();

constexpr auto make_records() {
  std::array<RecordSpec, 1> records{};
  records[0].name = "data";
  records[0].title = {"내역", "Data"};
  records[0].length = 75;
  records[0].fields = data_fields;
  records[0].source = known;
  return records;
}
inline constexpr auto records = make_records();

constexpr FileSpec make_layout() {
  FileSpec layout;
  layout.kind = "XX11";
  layout.title = {"보기", "An example"};
  layout.length = 75;
  layout.charset = Charset::windows_949;
  layout.records = records;
  layout.source = known;
  return layout;
}
inline constexpr FileSpec layout = make_layout();

}  // namespace example

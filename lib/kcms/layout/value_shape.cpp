#include <kcms/layout/value_shape.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>

namespace kcms {
namespace {

bool is_printable_ascii(std::string_view text) noexcept {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// The value as it is decoded. A constant of other letters is not looked into.
std::optional<std::string> constant_of(const FieldSpec& field) {
  if (!field.constant || !is_printable_ascii(field.is)) return std::nullopt;
  if (all_of(field.is, ' ')) return "";
  if (field.pad == Pad::blank) return std::string{trim_right(field.is)};
  return std::string{field.is};
}

Letters letters_of(const FieldSpec& field) noexcept {
  const bool letters_only = field.mode == Mode::alpha;
  if (field.mode == Mode::binary) return Letters::hex;
  if (field.mode == Mode::hangul) return Letters::text;
  if (field.mode == Mode::numeric) return Letters::digits;
  switch (field.form) {
    case Form::number:
    case Form::serial:
    case Form::digits:
    case Form::yymmdd:
    case Form::yyyymmdd:
    case Form::mmdd:
      return Letters::digits;
    case Form::text:
      return Letters::text;
    case Form::free:
      return letters_only ? Letters::letters_and_blanks : Letters::printable_and_blanks;
    default:
      return letters_only ? Letters::letters : Letters::printable;
  }
}

}  // namespace

ValueShape shape_of(const FieldSpec& field) {
  ValueShape shape;
  shape.constant = constant_of(field);
  for (const CodeValue& value : field.codes) shape.codes.push_back(trim_right(value.code));
  shape.letters = letters_of(field);
  shape.padded = field.pad == Pad::zero_behind || field.pad == Pad::wide;
  shape.most = field.mode == Mode::binary ? 2 * field.length : field.length;
  const bool whole =
      field.mode == Mode::binary || field.pad == Pad::zero_before || is_date(field.form);
  shape.least = whole ? shape.most : 1;
  if (!shape.padded && !whole) shape.lengths.assign(field.lengths.begin(), field.lengths.end());
  shape.blank =
      field.optional || field.blank_if.field != none || (field.constant && !shape.constant);
  shape.masked = field.secret;
  return shape;
}

std::string one_line(std::string_view text) {
  std::string line{text};
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return line;
}

}  // namespace kcms

#include <kcms/files/field_encoder.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>

namespace kcms {

namespace {

using Set = std::array<bool, 256>;

constexpr Set set_of(bool (*holds)(char)) {
  Set set{};
  for (char c = ' '; c < 0x7F; ++c) set[static_cast<unsigned char>(c)] = holds(c);
  return set;
}

constexpr Set letters = set_of([](char c) { return c == ' ' || is_letter(c); });
constexpr Set digits = set_of([](char c) { return is_digit(c); });
constexpr Set printable = set_of([](char) { return true; });
constexpr Set nothing{};

const Set* plain_characters(Mode mode) noexcept {
  switch (mode) {
    case Mode::alpha:
      return &letters;
    case Mode::numeric:
      return &digits;
    case Mode::alphanumeric:
    case Mode::hangul:
      return &printable;
    case Mode::binary:
      break;
  }
  return &nothing;
}

// Copies `text`; false where one of its characters is not of the set.
bool copy_if_all(const Set& set, std::string_view text, char* into) noexcept {
  bool all = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    all &= set[static_cast<unsigned char>(text[i])];
    into[i] = text[i];
  }
  return all;
}

}  // namespace

FieldEncoder::FieldEncoder(const FieldSpec& field, Charset charset)
    : field_(&field), charset_(charset), plain_(plain_characters(field.mode)) {}

bool FieldEncoder::put_plain(std::string_view text, char* into) const noexcept {
  if (text.size() > field_->length) return false;
  if (text.empty()) return true;
  const auto room = field_->length - text.size();
  if (field_->pad == Pad::zero_before) {
    std::fill_n(into, room, '0');
    return copy_if_all(*plain_, text, into + room);
  }
  if (field_->pad == Pad::zero_behind && room > 0) return false;  // not every length may be filled
  return copy_if_all(*plain_, text, into);
}

Status FieldEncoder::put(std::string_view text, std::span<char> into) const {
  return encode(*field_, charset_, text, into);
}

bool FieldEncoder::put_as_it_stands(std::string_view text, std::span<char> into) const {
  FieldSpec any;
  any.mode = Mode::hangul;
  any.length = field_->length;
  return encode(any, charset_, text, into) &&
         decode(*field_, charset_, {into.data(), into.size()}) == text;
}

}  // namespace kcms

// What may be wrong with a text field.
#pragma once

#include <kcms/charset/charset.hpp>
#include <kcms/layout/layout.hpp>

#include <string>
#include <string_view>

namespace kcms {

// Hangul and Latin letters in one passbook text.
[[nodiscard]] constexpr bool is_mixed(const FieldSpec& field, const TextMarks& marks) noexcept {
  return field.asks(Check::passbook_text) && marks.wide && marks.narrow;
}

// Whether the bytes are characters of the charset, and none of them a control character.
[[nodiscard]] bool is_text(Charset charset, std::string_view bytes) noexcept;

// The first character of a text that KS X 1001 does not have, in UTF-8; "" where it has all.
[[nodiscard]] std::string outside_ksx1001_in(std::string_view bytes);

// Whether no rule about text has anything to say. Plain ASCII is settled without a look at the
// tables.
[[nodiscard]] bool is_sound_text(const FieldSpec& field, std::string_view bytes) noexcept;

}  // namespace kcms

// Windows-949 and EBCDIC 037 at the edge, UTF-8 inside. The only file that knows ICU.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kcms {

// Decodes Windows-949 (the Microsoft code page: all 11,172 syllables). Nothing where a byte
// sequence has no character.
[[nodiscard]] std::optional<std::string> from_windows_949(std::string_view bytes);
// As above, each byte that cannot be decoded shown as U+FFFD.
[[nodiscard]] std::string from_windows_949_lossy(std::string_view bytes);
// Encodes UTF-8; nothing where a character has no place in Windows-949 or the UTF-8 is broken.
[[nodiscard]] std::optional<std::string> to_windows_949(std::string_view utf8);

// What stands in a text of Windows-949 bytes.
struct TextMarks {
  bool broken = false;  // a half or unassigned double byte
  bool outside_ksx1001 =
      false;             // a character that only Windows-949 has (뷁), or one of somebody's own
  bool wide = false;     // a double-byte character other than the full-width space
  bool narrow = false;   // a printable single byte other than a blank
  bool control = false;  // a byte below 0x20, or 0x7F
};
[[nodiscard]] TextMarks marks_of(std::string_view windows_949) noexcept;

// EBCDIC 037 and Latin-1 map one to one; both directions in place.
void ebcdic_037_to_latin1(std::span<char> bytes) noexcept;
void latin1_to_ebcdic_037(std::span<char> bytes) noexcept;

// Columns a UTF-8 text takes on a terminal: Hangul and other wide characters take two.
[[nodiscard]] std::size_t columns(std::string_view utf8);

}  // namespace kcms

#include "visible.hpp"

#include <kcms/charset/charset.hpp>

namespace kcms {
namespace {

constexpr unsigned char first_printable = 0x20;
constexpr unsigned char delete_byte = 0x7F;

// U+2400 + byte, in UTF-8.
std::string symbol(unsigned char byte) {
  const unsigned char low = byte == delete_byte ? 0x21 : byte;
  return {'\xE2', '\x90', static_cast<char>(0x80U + low)};
}

std::string as_utf8(std::string_view bytes, Charset charset) {
  if (charset == Charset::windows_949) return from_windows_949_lossy(bytes);
  std::string text;
  for (const char c : bytes)
    text += static_cast<unsigned char>(c) > delete_byte ? "\xEF\xBF\xBD" : std::string(1, c);
  return text;
}

}  // namespace

std::string visible(std::string_view bytes, Charset charset, Blanks blanks) {
  std::string out;
  for (const char c : as_utf8(bytes, charset)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < first_printable || byte == delete_byte)
      out += symbol(byte);
    else if (c == ' ' && blanks == Blanks::dotted)
      out += "·";
    else
      out += c;
  }
  return out;
}

std::string visible_text(std::string_view utf8) {
  constexpr auto first_of_controls = '\xC2';  // before 80 to 9F: controls beyond ASCII
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const bool beyond = utf8[i] == first_of_controls && i + 1 < utf8.size() &&
                        static_cast<unsigned char>(utf8[i + 1]) < 0xA0;
    if (beyond) {
      out += "\xEF\xBF\xBD";
      ++i;
    } else if (byte < first_printable || byte == delete_byte) {
      out += symbol(byte);
    } else {
      out += utf8[i];
    }
  }
  return out;
}

std::string visible_field(const FieldSpec& field, std::string_view bytes, Charset charset,
                          Reveal reveal, Blanks blanks) {
  return visible(shown_bytes(field, bytes, reveal), charset, blanks);
}

}  // namespace kcms

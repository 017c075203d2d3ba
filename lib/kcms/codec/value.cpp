#include <kcms/codec/value.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace kcms {
namespace {

constexpr std::string_view wide_space = "\xA1\xA1";

bool is_ascii(std::string_view text) noexcept {
  unsigned char high = 0;
  for (const char c : text) high |= static_cast<unsigned char>(c);
  return high < 0x80;
}

std::string latin1_to_utf8(std::string_view raw) {
  std::string text;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

std::optional<std::string> utf8_to_latin1(std::string_view text) {
  std::string raw;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      raw += text[i];
    } else if ((byte == 0xC2 || byte == 0xC3) && i + 1 < text.size()) {
      raw +=
          static_cast<char>(((byte & 0x03) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
    } else {
      return std::nullopt;
    }
  }
  return raw;
}

std::string to_text(Charset charset, std::string_view raw) {
  if (charset == Charset::ebcdic_037) return latin1_to_utf8(raw);
  return from_windows_949_lossy(raw);
}

std::optional<std::string> to_raw(Charset charset, std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  if (charset == Charset::windows_949) return to_windows_949(text);
  if (charset == Charset::ebcdic_037) return utf8_to_latin1(text);
  return std::nullopt;
}

std::string to_hex(std::string_view raw) {
  std::string text;
  for (const char c : raw) text += fmt::format("{:02X}", static_cast<unsigned char>(c));
  return text;
}

// Whether the last two bytes are one full-width space, and not the halves of two neighbours.
bool ends_wide(std::string_view raw) noexcept {
  std::size_t at = 0;
  std::size_t last = 0;
  while (at < raw.size()) {
    last = at;
    at += static_cast<unsigned char>(raw[at]) < 0x80 ? 1U : 2U;
  }
  return at == raw.size() && raw.substr(last) == wide_space;
}

std::string_view trim_wide(std::string_view raw) noexcept {
  while (ends_wide(raw)) raw.remove_suffix(2);
  return raw;
}

// Fills `rest` behind a text that is already in place.
void fill_wide(std::string_view text, std::span<char> rest) {
  std::ranges::fill(rest, ' ');
  if (is_ascii(text)) return;
  for (std::size_t i = 0; i + 1 < rest.size(); i += 2)
    std::ranges::copy(wide_space, rest.subspan(i).begin());
}

void place(Pad pad, std::string_view raw, std::span<char> into) {
  const std::size_t room = into.size() - raw.size();
  if (pad == Pad::zero_before && !raw.empty()) {
    std::ranges::fill(into.first(room), '0');
    std::ranges::copy(raw, into.subspan(room).begin());
    return;
  }
  std::ranges::copy(raw, into.begin());
  const auto rest = into.subspan(raw.size());
  if (pad == Pad::wide) return fill_wide(raw, rest);
  std::ranges::fill(rest, pad == Pad::zero_behind && !raw.empty() ? '0' : ' ');
}

// The shortest of the texts that put back `raw` exactly.
std::string_view without_padding(Pad pad, std::string_view raw) {
  if (all_of(raw, ' ')) return {};
  if (pad == Pad::zero_before || pad == Pad::zero_behind) return raw;
  const std::string_view narrow = trim_right(raw);
  if (pad == Pad::blank) return narrow;
  if (is_ascii(narrow)) return narrow;
  std::string back(raw.size(), ' ');
  for (const std::string_view candidate : {trim_wide(narrow), narrow}) {
    place(pad, candidate, back);
    if (!candidate.empty() && back == raw) return candidate;
  }
  return raw;
}

bool allowed(Mode mode, char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  switch (mode) {
    case Mode::alpha:
      return c == ' ' || is_letter(c);
    case Mode::numeric:
      return is_digit(c);
    case Mode::alphanumeric:
      return byte >= 0x20 && byte < 0x7F;
    case Mode::hangul:
      return byte >= 0x20 && byte != 0x7F;
    case Mode::binary:
      return true;
  }
  return false;
}

// Zeros behind a value make another value of it: only one of a length that the layout names may be
// filled up. So a bank code that lost its leading zeros in a spreadsheet does not become another
// bank.
bool may_be_filled(const FieldSpec& field, std::string_view raw) noexcept {
  return field.pad != Pad::zero_behind || field.lengths.empty() ||
         std::ranges::find(field.lengths, trim_right(raw).size()) != field.lengths.end();
}

std::string_view first_character(std::string_view utf8) noexcept {
  std::size_t size = 1;
  while (size < utf8.size() && (static_cast<unsigned char>(utf8[size]) & 0xC0) == 0x80) ++size;
  return utf8.substr(0, size);
}

// Blanks and controls beyond ASCII look like nothing or like another character.
bool is_visible(std::string_view character) noexcept {
  constexpr std::string_view hidden[] = {"\xC2\xA0", "\xC2\xAD", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  if (character.size() == 1) return character[0] > 0x20 && character[0] < 0x7F;
  const bool control = character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0;
  const bool general_punctuation = character.starts_with("\xE2\x80");
  return !control && !general_punctuation &&
         std::ranges::find(hidden, character) == std::end(hidden);
}

// A character as it can be seen: itself, 0x09, or U+3000.
std::string spelt(std::string_view character) {
  if (is_visible(character)) return std::string(character);
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return fmt::format("0x{:02X}", first);
  unsigned code = first & (0xFFU >> (character.size() + 1));
  for (const char c : character.substr(1))
    code = (code << 6) | (static_cast<unsigned char>(c) & 0x3F);
  return fmt::format("U+{:04X}", code);
}

Error refused_character(std::string_view key, std::string_view character, std::size_t position) {
  return {Errc::data,
          Phrase{key, {{"character", spelt(character)}, {"position", fmt::to_string(position)}}}};
}

// Names the first character that has no place in the charset or in the mode; one of them has none.
Error refused_text(Mode mode, Charset charset, std::string_view text) {
  constexpr std::string_view keys[] = {"value.not-letters", "value.not-digits",
                                       "value.not-printable", "value.not-text", "value.not-hex"};
  for (std::size_t position = 1; !text.empty(); ++position) {
    const std::string_view character = first_character(text);
    const auto bytes = to_raw(charset, character);
    if (!bytes) return refused_character("value.not-encodable", character, position);
    if (!std::ranges::all_of(*bytes, [mode](char c) { return allowed(mode, c); }))
      return refused_character(keys[static_cast<std::size_t>(mode)], character, position);
    text.remove_prefix(character.size());
  }
  return {Errc::data, Phrase{"value.not-encodable", {{"character", "?"}, {"position", "1"}}}};
}

int hex_digit(char c) noexcept {
  if (is_digit(c)) return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

Status encode_hex(std::string_view text, std::span<char> into) {
  if (text.size() != into.size() * 2)
    return fail(Errc::data, Phrase{"value.hex-length",
                                   {{"limit", fmt::to_string(into.size() * 2)},
                                    {"length", fmt::to_string(text.size())}}});
  for (std::size_t i = 0; i < into.size(); ++i) {
    const int high = hex_digit(text[2 * i]);
    const int low = hex_digit(text[2 * i + 1]);
    const std::size_t at = 2 * i + (high < 0 ? 0U : 1U);
    if (high < 0 || low < 0)
      return tl::unexpected<Error>(
          refused_character("value.not-hex", first_character(text.substr(at)), at + 1));
    into[i] = static_cast<char>(high * 16 + low);
  }
  return done();
}

}  // namespace

std::string_view decode(const FieldSpec& field, Charset charset, std::string_view raw,
                        std::string& buffer) {
  if (field.mode == Mode::binary) return buffer = to_hex(raw);
  const std::string_view value = without_padding(field.pad, raw);
  if (is_ascii(value)) return value;
  return buffer = to_text(charset, value);
}

std::string decode(const FieldSpec& field, Charset charset, std::string_view raw) {
  std::string buffer;
  return std::string(decode(field, charset, raw, buffer));
}

Status encode(const FieldSpec& field, Charset charset, std::string_view text,
              std::span<char> into) {
  if (field.mode == Mode::binary && !text.empty()) return encode_hex(text, into);
  std::string buffer;
  std::string_view raw = text;
  if (!is_ascii(text)) {
    auto encoded = to_raw(charset, text);
    if (!encoded) return tl::unexpected<Error>(refused_text(field.mode, charset, text));
    raw = buffer = std::move(*encoded);
  }
  if (raw.size() > into.size())
    return fail(Errc::data, Phrase{"value.too-long",
                                   {{"length", fmt::to_string(raw.size())},
                                    {"limit", fmt::to_string(into.size())}}});
  for (const char c : raw)
    if (!allowed(field.mode, c))
      return tl::unexpected<Error>(refused_text(field.mode, charset, text));
  if (!raw.empty() && !may_be_filled(field, raw)) {
    return fail(Errc::data,
                Phrase{"value.wrong-length",
                       {{"length", fmt::to_string(raw.size())},
                        {"lengths", fmt::format("{}", fmt::join(field.lengths, ", "))}}});
  }
  place(field.pad, raw, into);
  return done();
}

std::string shown(const FieldSpec& field, std::string_view text, Reveal reveal) {
  if (!field.is_hidden() || reveal == Reveal::yes) return std::string(text);
  return masked(text, field.shows);
}

std::string shown_decoded(const FieldSpec& field, Charset charset, std::string_view bytes,
                          Reveal reveal) {
  return shown(field, decode(field, charset, bytes), reveal);
}

std::string shown_bytes(const FieldSpec& field, std::string_view bytes, Reveal reveal) {
  if (!field.is_hidden() || reveal == Reveal::yes) return std::string(bytes);
  if (field.mode == Mode::binary || !is_ascii(bytes)) return std::string(bytes.size(), '*');
  return masked(bytes, field.shows);
}

}  // namespace kcms

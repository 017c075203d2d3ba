#include <kcms/codec/value.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>

#include <fmt/format.h>

#include <algorithm>

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
      raw += static_cast<char>(((byte & 0x03) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
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
    case Mode::alpha: return c == ' ' || is_letter(c);
    case Mode::numeric: return is_digit(c);
    case Mode::alphanumeric: return byte >= 0x20 && byte < 0x7F;
    case Mode::hangul: return byte >= 0x20 && byte != 0x7F;
    case Mode::binary: return true;
  }
  return false;
}

// Zeros behind a value make another value of it: only one of a length that the layout names may be filled up. So a bank
// code that lost its leading zeros in a spreadsheet does not become another bank.
bool may_be_filled(const FieldSpec& field, std::string_view raw) noexcept {
  return field.pad != Pad::zero_behind || field.lengths.empty() ||
         std::ranges::find(field.lengths, trim_right(raw).size()) != field.lengths.end();
}

Phrase refusal(Mode mode, char found) {
  constexpr std::string_view keys[] = {"value.not-letters", "value.not-digits", "value.not-printable",
                                       "value.not-text", "value.not-hex"};
  const auto byte = static_cast<unsigned char>(found);
  const std::string character =
      byte > 0x20 && byte < 0x7F ? std::string(1, found) : fmt::format("0x{:02X}", byte);
  return Phrase{keys[static_cast<std::size_t>(mode)], {{"character", character}}};
}

int hex_digit(char c) noexcept {
  if (is_digit(c)) return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

Status encode_hex(std::string_view text, std::span<char> into) {
  if (text.size() != into.size() * 2)
    return fail(Errc::data, Phrase{"value.hex-length", {{"limit", fmt::to_string(into.size() * 2)},
                                                        {"length", fmt::to_string(text.size())}}});
  for (std::size_t i = 0; i < into.size(); ++i) {
    const int high = hex_digit(text[2 * i]);
    const int low = hex_digit(text[2 * i + 1]);
    if (high < 0 || low < 0) return fail(Errc::data, refusal(Mode::binary, text[2 * i + (high < 0 ? 0U : 1U)]));
    into[i] = static_cast<char>(high * 16 + low);
  }
  return done();
}

}  // namespace

std::string_view decode(const FieldSpec& field, Charset charset, std::string_view raw, std::string& buffer) {
  if (field.mode == Mode::binary) return buffer = to_hex(raw);
  const std::string_view value = without_padding(field.pad, raw);
  if (is_ascii(value)) return value;
  return buffer = to_text(charset, value);
}

std::string decode(const FieldSpec& field, Charset charset, std::string_view raw) {
  std::string buffer;
  return std::string(decode(field, charset, raw, buffer));
}

Status encode(const FieldSpec& field, Charset charset, std::string_view text, std::span<char> into) {
  if (field.mode == Mode::binary && !text.empty()) return encode_hex(text, into);
  std::string buffer;
  std::string_view raw = text;
  if (!is_ascii(text)) {
    auto encoded = to_raw(charset, text);
    if (!encoded) return fail(Errc::data, Phrase{"value.not-encodable"});
    raw = buffer = std::move(*encoded);
  }
  if (raw.size() > into.size())
    return fail(Errc::data, Phrase{"value.too-long", {{"length", fmt::to_string(raw.size())},
                                                      {"limit", fmt::to_string(into.size())}}});
  if (!raw.empty() && !may_be_filled(field, raw))
    return fail(Errc::data, Phrase{"value.wrong-length", {{"length", fmt::to_string(raw.size())},
                                                          {"lengths", fmt::format("{}", fmt::join(field.lengths, ", "))}}});
  for (const char c : raw)
    if (!allowed(field.mode, c)) return fail(Errc::data, refusal(field.mode, c));
  place(field.pad, raw, into);
  return done();
}

std::string shown(const FieldSpec& field, std::string_view text, Reveal reveal) {
  if (!field.is_hidden() || reveal == Reveal::yes) return std::string(text);
  return masked(text, field.shows);
}

}  // namespace kcms

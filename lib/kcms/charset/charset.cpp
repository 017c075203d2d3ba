#include <kcms/charset/charset.hpp>

#include <kcms/charset/windows_949.hpp>

#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

namespace kcms {
namespace {

constexpr Pair wide_blank = 0xa1a1;
constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

bool all_ascii(std::string_view bytes) noexcept { return std::ranges::all_of(bytes, is_ascii); }

// A character of the double bytes: never one of ASCII, never beyond 16 bits.
void append_utf8(std::string& text, char16_t character) {
  const auto byte = [](unsigned bits) { return static_cast<char>(bits); };
  if (character >= 0x800) {
    text += byte(0xe0U | character >> 12U);
    text += byte(0x80U | (character >> 6U & 0x3fU));
  } else {
    text += byte(0xc0U | character >> 6U);
  }
  text += byte(0x80U | (character & 0x3fU));
}

// Broken UTF-8 becomes U+FFFD, and a character beyond 16 bits a pair of surrogates: neither is in
// Windows-949.
std::u16string to_utf16(std::string_view utf8) {
  const auto text =
      icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

// Takes a text of Windows-949 apart: calls `narrow(byte)`, `wide(pair, character)` and
// `broken(bytes)`. A double byte that has no character takes its second byte with it, unless that
// is ASCII.
template <class Narrow, class Wide, class Broken>
void walk(std::string_view bytes, Narrow narrow, Wide wide, Broken broken) {
  const Windows949& tables = Windows949::tables();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (is_ascii(bytes[i])) {
      narrow(bytes[i]);
      continue;
    }
    const bool half = i + 1 == bytes.size();
    const Pair pair = half ? Pair{0} : pair_of(bytes[i], bytes[i + 1]);
    if (const char16_t character = tables.decode(pair); character != 0) {
      wide(pair, character);
      ++i;
      continue;
    }
    const std::size_t count = half || is_ascii(bytes[i + 1]) ? 1 : 2;
    broken(count);
    i += count - 1;
  }
}

}  // namespace

std::optional<std::string> from_windows_949(std::string_view bytes) {
  if (all_ascii(bytes)) return std::string{bytes};
  std::string text;
  bool sound = true;
  walk(
      bytes, [&](char c) { text += c; },
      [&](Pair, char16_t character) { append_utf8(text, character); },
      [&](std::size_t) { sound = false; });
  if (!sound) return std::nullopt;
  return text;
}

std::string from_windows_949_lossy(std::string_view bytes) {
  std::string text;
  walk(
      bytes, [&](char c) { text += c; },
      [&](Pair, char16_t character) { append_utf8(text, character); },
      [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) text += replacement;
      });
  return text;
}

std::optional<std::string> to_windows_949(std::string_view utf8) {
  if (all_ascii(utf8)) return std::string{utf8};
  const Windows949& tables = Windows949::tables();
  std::string bytes;
  for (const char16_t unit : to_utf16(utf8)) {
    if (unit < 0x80) {
      bytes += static_cast<char>(unit);
      continue;
    }
    const Pair pair = tables.encode(unit);
    if (pair == 0) return std::nullopt;
    bytes += static_cast<char>(pair >> 8U);
    bytes += static_cast<char>(pair & 0xffU);
  }
  return bytes;
}

TextMarks marks_of(std::string_view windows_949) noexcept {
  TextMarks marks;
  walk(
      windows_949,
      [&](char c) {
        const bool control = c < ' ' || c == '\x7f';
        marks.control |= control;
        marks.narrow |= !control && c != ' ';
      },
      [&](Pair pair, char16_t) {
        marks.wide |= pair != wide_blank;
        marks.outside_ksx1001 |= !Windows949::tables().in_ksx1001(pair);
      },
      [&](std::size_t) { marks.broken = true; });
  return marks;
}

}  // namespace kcms

#include <kcms/charset/charset.hpp>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace kcms {
namespace {

std::size_t columns_of(UChar32 character) noexcept {
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return 2;
  const int type = u_charType(character);
  const bool invisible = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
                         type == U_CONTROL_CHAR || (type == U_FORMAT_CHAR && character != 0xad);
  const int jamo = u_getIntPropertyValue(character, UCHAR_HANGUL_SYLLABLE_TYPE);
  const bool joined =
      jamo == U_HST_VOWEL_JAMO || jamo == U_HST_TRAILING_JAMO;  // drawn into the syllable before
  return invisible || joined ? 0 : 1;
}

}  // namespace

std::size_t columns(std::string_view utf8) {
  const auto text =
      icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  std::size_t count = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    count += columns_of(text.char32At(i));
  return count;
}

}  // namespace kcms

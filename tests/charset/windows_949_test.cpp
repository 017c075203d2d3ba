#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>

#include <set>

using namespace kcms;

namespace {

std::string utf8_of(unsigned character) {
  const auto byte = [](unsigned bits) { return static_cast<char>(bits); };
  return {byte(0xe0U | character >> 12U), byte(0x80U | (character >> 6U & 0x3fU)),
          byte(0x80U | (character & 0x3fU))};
}

// All pairs of bytes whose first is no ASCII.
template <class Visit>
void each_pair(Visit visit) {
  for (unsigned lead = 0x80; lead < 0x100; ++lead)
    for (unsigned trail = 0; trail < 0x100; ++trail)
      visit(std::string{static_cast<char>(lead), static_cast<char>(trail)});
}

}  // namespace

TEST_CASE("all 11,172 syllables go to bytes and back", "[charset]") {
  std::set<std::string> seen;
  for (unsigned syllable = 0xac00; syllable <= 0xd7a3; ++syllable) {
    const std::string utf8 = utf8_of(syllable);
    const auto bytes = to_windows_949(utf8);
    REQUIRE(bytes);
    REQUIRE(bytes->size() == 2);
    REQUIRE(from_windows_949(*bytes) == utf8);
    seen.insert(*bytes);
  }
  CHECK(seen.size() == 11'172);
}

TEST_CASE("of the syllables 2,350 are in KS X 1001", "[charset]") {
  int inside = 0;
  for (unsigned syllable = 0xac00; syllable <= 0xd7a3; ++syllable)
    inside += marks_of(*to_windows_949(utf8_of(syllable))).outside_ksx1001 ? 0 : 1;
  CHECK(inside == 2'350);
}

TEST_CASE("every byte pair that has a character comes back as it was", "[charset]") {
  int known = 0;
  each_pair([&](const std::string& pair) {
    const auto utf8 = from_windows_949(pair);
    if (utf8.has_value() == marks_of(pair).broken) FAIL("marks and decoder disagree");
    if (!utf8) return;
    ++known;
    if (to_windows_949(*utf8) != pair) FAIL("a pair changed");
  });
  CHECK(known == 17'236);
}

TEST_CASE("8,224 byte pairs are in KS X 1001", "[charset]") {
  int inside = 0;
  each_pair([&](const std::string& pair) {
    const TextMarks marks = marks_of(pair);
    inside += !marks.broken && !marks.outside_ksx1001 && pair[1] < 0 ? 1 : 0;
  });
  CHECK(inside == 8'224);
}

TEST_CASE("a text of both widths is decoded and encoded", "[charset]") {
  CHECK(from_windows_949("\xc8\xab\xb1\xe6\xb5\xbf A1") == "홍길동 A1");
  CHECK(to_windows_949("홍길동 A1") == "\xc8\xab\xb1\xe6\xb5\xbf A1");
  CHECK(from_windows_949("") == "");
  CHECK(to_windows_949("") == "");
  CHECK(to_windows_949("\xe3\x80\x80") == "\xa1\xa1");  // the full-width space
  CHECK(from_windows_949("\xa1\xa4") == "·");           // a character of two bytes in UTF-8
}

TEST_CASE("a half character is refused", "[charset]") {
  CHECK_FALSE(from_windows_949("\xc8"));
  CHECK_FALSE(from_windows_949("\xc8\xab\xb1"));
  CHECK_FALSE(from_windows_949("\xb1 A"));
  CHECK_FALSE(from_windows_949("\x80"));
  CHECK_FALSE(from_windows_949("\xff\xff"));
}

TEST_CASE("what cannot be decoded is shown byte by byte", "[charset]") {
  CHECK(from_windows_949_lossy("\xc8\xab\xb1") == "홍\xef\xbf\xbd");
  CHECK(from_windows_949_lossy("\xb1 A") == "\xef\xbf\xbd A");
  CHECK(from_windows_949_lossy("\xff\xff"
                               "A") ==
        "\xef\xbf\xbd\xef\xbf\xbd"
        "A");
  CHECK(from_windows_949_lossy("\xc8\xab") == "홍");
}

TEST_CASE("a character that Windows-949 lacks, and broken UTF-8, are refused", "[charset]") {
  CHECK_FALSE(to_windows_949("é"));
  CHECK_FALSE(to_windows_949("—"));
  CHECK_FALSE(to_windows_949("😀"));
  CHECK_FALSE(to_windows_949("홍\xff"));
  CHECK_FALSE(to_windows_949("\xed\xa0\x80"));
  CHECK_FALSE(to_windows_949("\xef\xbf\xbd"));
  CHECK_FALSE(to_windows_949("\xc2\x80"));
}

TEST_CASE("a syllable that only Windows-949 has is marked", "[charset]") {
  const auto bytes = to_windows_949("뷁");
  REQUIRE(bytes);
  CHECK(marks_of(*bytes).outside_ksx1001);
  CHECK_FALSE(marks_of(*bytes).broken);
  CHECK_FALSE(marks_of(*to_windows_949("불")).outside_ksx1001);
  CHECK(marks_of("\xc9\xa1").outside_ksx1001);  // a place for characters of one's own
}

TEST_CASE("the marks tell what a text is made of", "[charset]") {
  const TextMarks nothing = marks_of("    ");
  CHECK_FALSE((nothing.wide || nothing.narrow || nothing.control || nothing.broken ||
               nothing.outside_ksx1001));
  CHECK_FALSE(marks_of("\xa1\xa1\xa1\xa1").wide);
  CHECK(marks_of("\xa1\xa1\xc8\xab").wide);
  CHECK(marks_of("TEL  ").narrow);
  CHECK_FALSE(marks_of("\xc8\xab  ").narrow);
  CHECK(marks_of("a\tb").control);
  CHECK(marks_of("a\x7f").control);
  CHECK_FALSE(marks_of("a~").control);
  CHECK(marks_of("\xc8\xab\xb1").broken);
  CHECK_FALSE(marks_of("\xb1").wide);
}

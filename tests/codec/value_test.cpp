#include <kcms/codec/value.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace kcms;
using namespace std::string_literals;

namespace {

FieldSpec field_of(Mode mode, std::uint32_t length, Pad pad) {
  FieldSpec field;
  field.name = "field";
  field.mode = mode;
  field.pad = pad;
  field.length = length;
  return field;
}

FieldSpec letters(std::uint32_t length) { return field_of(Mode::alpha, length, Pad::blank); }
FieldSpec number(std::uint32_t length) { return field_of(Mode::numeric, length, Pad::zero_before); }
FieldSpec word(std::uint32_t length) { return field_of(Mode::alphanumeric, length, Pad::blank); }
FieldSpec bank(std::uint32_t length) {
  return field_of(Mode::alphanumeric, length, Pad::zero_behind);
}
FieldSpec text(std::uint32_t length) { return field_of(Mode::hangul, length, Pad::wide); }
FieldSpec bytes(std::uint32_t length) { return field_of(Mode::binary, length, Pad::blank); }

std::string encoded(const FieldSpec& field, std::string_view value,
                    Charset charset = Charset::windows_949) {
  std::string into(field.length, '?');
  REQUIRE(encode(field, charset, value, into));
  return into;
}

Phrase refused(const FieldSpec& field, std::string_view value,
               Charset charset = Charset::windows_949) {
  std::string into(field.length, '?');
  const Status status = encode(field, charset, value, into);
  REQUIRE_FALSE(status);
  CHECK(status.error().code == Errc::data);
  return status.error().phrase;
}

std::string decoded(const FieldSpec& field, std::string_view raw,
                    Charset charset = Charset::windows_949) {
  return decode(field, charset, raw);
}

}  // namespace

TEST_CASE("a value is padded as its field is", "[codec]") {
  CHECK(encoded(letters(3), "N") == "N  ");
  CHECK(encoded(number(8), "42") == "00000042");
  CHECK(encoded(word(6), "P-1") == "P-1   ");
  CHECK(encoded(bank(7), "004") == "0040000");
  CHECK(encoded(bytes(2), "0aFf") == "\x0A\xFF");
}

TEST_CASE("Hangul is filled up with full-width spaces, Latin text with blanks", "[codec]") {
  CHECK(encoded(text(8), "회비") == "\xC8\xB8\xBA\xF1\xA1\xA1\xA1\xA1");
  CHECK(encoded(text(7), "회비") == "\xC8\xB8\xBA\xF1\xA1\xA1 ");
  CHECK(encoded(text(8), "CLUB") == "CLUB    ");
}

TEST_CASE("padding of either width is taken off, and comes back as it was", "[codec]") {
  CHECK(decoded(text(8), "\xC8\xB8\xBA\xF1\xA1\xA1\xA1\xA1") == "회비");
  CHECK(decoded(text(8), "CLUB    ") == "CLUB");
  for (const std::string& raw :
       {"\xC8\xB8\xBA\xF1    "s, "\xC8\xB8\xBA\xF1\xA1\xA1  "s, "\xA1\xA1\xA1\xA1\xA1\xA1\xA1\xA1"s,
        "CLUB\xA1\xA1\xA1\xA1"s, "\xA1\xA1 CLUB\xA1"s.substr(0, 6) + "B "})
    CHECK(encoded(text(8), decoded(text(8), raw)) == raw);
}

TEST_CASE("a full-width space is not found in the halves of two neighbours", "[codec]") {
  // The second byte of one character and the first of the next are A1 A1 here.
  const std::string raw = "\xB0\xA1\xA1\xA2\xB0\xA1";
  CHECK(encoded(text(6), decoded(text(6), raw)) == raw);
  CHECK(decoded(text(6), "\xB0\xA1\xA1\xA1\xA1\xA1") == "가");
}

TEST_CASE("an empty text is blanks, and blanks are an empty text", "[codec]") {
  for (const FieldSpec& field : {letters(4), number(4), word(4), bank(4), text(4)}) {
    CHECK(encoded(field, "") == "    ");
    CHECK(decoded(field, "    ").empty());
  }
}

TEST_CASE("zeros are kept: they may be part of the value", "[codec]") {
  CHECK(decoded(number(8), "00000042") == "00000042");
  CHECK(decoded(bank(7), "0040000") == "0040000");
  CHECK(decoded(bank(7), "004    ") == "004    ");
}

TEST_CASE("a value that is too long is refused with both lengths", "[codec]") {
  CHECK(refused(word(4), "12345") == Phrase{"value.too-long", {{"length", "5"}, {"limit", "4"}}});
  CHECK(refused(text(5), "회비반") == Phrase{"value.too-long", {{"length", "6"}, {"limit", "5"}}});
}

TEST_CASE("a character that the mode does not have is named", "[codec]") {
  CHECK(refused(letters(4), "N1") ==
        Phrase{"value.not-letters", {{"character", "1"}, {"position", "2"}}});
  CHECK(refused(number(4), "1-2") ==
        Phrase{"value.not-digits", {{"character", "-"}, {"position", "2"}}});
  CHECK(refused(word(4), "a\tb") ==
        Phrase{"value.not-printable", {{"character", "0x09"}, {"position", "2"}}});
  CHECK(refused(word(4), "가") ==
        Phrase{"value.not-printable", {{"character", "가"}, {"position", "1"}}});
  CHECK(refused(text(8), "a\x7F") ==
        Phrase{"value.not-text", {{"character", "0x7F"}, {"position", "2"}}});
}

TEST_CASE("hexadecimal text fills a binary field exactly", "[codec]") {
  CHECK(decoded(bytes(3), "\x01\xAB\xFF"s) == "01ABFF");
  CHECK(refused(bytes(2), "0A0") == Phrase{"value.hex-length", {{"limit", "4"}, {"length", "3"}}});
  CHECK(refused(bytes(2), "0A0G") ==
        Phrase{"value.not-hex", {{"character", "G"}, {"position", "4"}}});
}

TEST_CASE("a character that cannot be seen is named by its number", "[codec]") {
  const auto character = [](std::string_view value) {
    return refused(word(9), value).values.front().second;
  };
  CHECK(character(" 1\xC2\xA0") == "U+00A0");
  CHECK(character("\xE3\x80\x80") == "U+3000");
  CHECK(character("1\xE2\x80\x8B") == "U+200B");
  CHECK(character("\xEF\xBB\xBF"
                  "1") == "U+FEFF");
  CHECK(refused(number(4), "1 2").values.front().second == "0x20");
}

TEST_CASE("a character that the charset lacks is refused", "[codec]") {
  CHECK(refused(text(8), "한😀") ==
        Phrase{"value.not-encodable", {{"character", "😀"}, {"position", "2"}}});
  CHECK(refused(text(8), "é", Charset::windows_949).key == "value.not-encodable");
  CHECK(refused(text(8), "가", Charset::ascii).key == "value.not-encodable");
  CHECK(refused(text(8), "가", Charset::ebcdic_037).key == "value.not-encodable");
  CHECK(encoded(field_of(Mode::hangul, 4, Pad::blank), "é", Charset::ebcdic_037) == "\xE9   ");
}

TEST_CASE("bytes that are no text show, and cannot be written", "[codec]") {
  const std::string shown = decoded(text(4), "\xC8\xB8\xBA ");
  CHECK(shown.find("\uFFFD") != std::string::npos);
  CHECK(refused(text(4), shown).key == "value.not-encodable");
}

TEST_CASE("any two bytes of a text come back as they were, where they can be written", "[codec]") {
  std::size_t written = 0;
  for (unsigned high = 0; high < 256; ++high) {
    for (unsigned low = 0; low < 256; ++low) {
      const std::string raw{static_cast<char>(high), static_cast<char>(low)};
      std::string back(2, '?');
      if (!encode(text(2), Charset::windows_949, decoded(text(2), raw), back)) continue;
      if (back != raw) FAIL("0x" << std::hex << high << " 0x" << low);
      ++written;
    }
  }
  CHECK(written > 17000);
}

TEST_CASE("whatever can be written comes back as it was", "[codec]") {
  std::mt19937_64 random(949);
  const std::string pieces[] = {" ",    " ",        "\xA1\xA1", "\xA1\xA1", "\xB0\xA1", "\xC8\xB8",
                                "\xA1", "\x94\xEE", "0",        "0",        "7",        "N",
                                "-",    "*",        "\x1F",     "\xE9",     "\x7F",     ".",
                                "z",    "\xFF",     "0"};
  std::size_t written = 0;
  for (int i = 0; i < 200000; ++i) {
    const auto length = static_cast<std::uint32_t>(1 + random() % 17);
    const FieldSpec fields[] = {letters(length), number(length), word(length),
                                bank(length),    text(length),   bytes(length)};
    const FieldSpec& field = fields[random() % 6];
    const auto charset = static_cast<Charset>(random() % 3);
    const std::size_t kinds = random() % 2 == 0 ? std::size(pieces) : 8;
    std::string raw;
    while (raw.size() < length) raw += pieces[random() % kinds];
    raw.resize(length);
    std::string back(length, '?');
    const std::string value = decode(field, charset, raw);
    if (!encode(field, charset, value, back)) continue;
    if (back != raw)
      FAIL("'" << raw << "' came back as '" << back << "' by way of '" << value << "'");
    ++written;
  }
  CHECK(written > 20000);
}

TEST_CASE("a view of a plain value is the value", "[codec]") {
  std::string buffer;
  const std::string plain = "P-1   ";
  CHECK(decode(word(6), Charset::windows_949, plain, buffer) == "P-1");
  CHECK(buffer.empty());
  CHECK(decode(text(8), Charset::windows_949, "\xC8\xB8\xBA\xF1\xA1\xA1\xA1\xA1", buffer) ==
        "회비");
}

TEST_CASE("a secret shows only as much as its field says", "[codec]") {
  FieldSpec account = word(16);
  account.secret = true;
  account.shows = 4;
  CHECK(shown(account, "1002003004005", Reveal::no) == "*********4005");
  CHECK(shown(account, "1002003004005", Reveal::yes) == "1002003004005");
  account.shows = 0;
  CHECK(shown(account, "900101", Reveal::no) == "******");
  CHECK(shown(word(6), "900101", Reveal::no) == "900101");
}

// The short ways for plain ASCII do what codec/value.hpp does.
#include "layouts.hpp"

#include <kcms/files/field_encoder.hpp>
#include <kcms/files/field_text.hpp>

#include <random>

using namespace kcms;

namespace {

FieldSpec field_of(Mode mode, Pad pad, std::uint32_t length, std::uint32_t shows) {
  FieldSpec field;
  field.name = "field";
  field.mode = mode;
  field.pad = pad;
  field.length = length;
  field.offset = 3;
  field.secret = shows != 99;
  field.shows = shows;
  return field;
}

std::string random_text(std::mt19937& random, std::size_t most, std::string_view signs) {
  std::string text(random() % (most + 1), ' ');
  for (char& c : text) c = signs[random() % signs.size()];
  return text;
}

constexpr Mode modes[] = {Mode::alpha, Mode::numeric, Mode::alphanumeric, Mode::hangul,
                          Mode::binary};
constexpr Pad pads[] = {Pad::blank, Pad::zero_before, Pad::zero_behind, Pad::wide};

}  // namespace

TEST_CASE("what the short way of writing accepts is what encode writes", "[files]") {
  std::mt19937 random(1);
  for (int i = 0; i < 40000; ++i) {
    const auto field = field_of(modes[random() % 5], pads[random() % 4],
                                1 + static_cast<std::uint32_t>(random() % 20), 0);
    const auto text = random_text(random, field.length + 2, "0123456789 AZaz~\x1F\x7F");
    std::string plain(field.length, ' ');
    std::string encoded(field.length, ' ');
    const FieldEncoder encoder(field, Charset::windows_949);
    const bool put = encoder.put_plain(text, plain.data());
    const auto stands = encode(field, Charset::windows_949, text, encoded);
    if (!put) continue;
    INFO("'" << text << "' mode " << static_cast<int>(field.mode) << " pad "
             << static_cast<int>(field.pad));
    REQUIRE(stands);
    REQUIRE(plain == encoded);
  }
}

TEST_CASE("what the short way of printing writes is what decode and shown say", "[files]") {
  std::mt19937 random(2);
  for (int i = 0; i < 40000; ++i) {
    const auto mode = modes[random() % 4];
    const auto pad = mode == Mode::hangul ? Pad::wide : pads[random() % 3];
    const auto field =
        field_of(mode, pad, 1 + static_cast<std::uint32_t>(random() % 40),
                 random() % 3 == 0 ? 99 : static_cast<std::uint32_t>(4 * (random() % 2)));
    std::string record(80, 'x');
    auto value = random_text(random, field.length, "0123 AZaz~");
    value.resize(field.length, ' ');
    record.replace(field.offset, field.length, value);
    const auto reveal = random() % 2 == 0 ? Reveal::yes : Reveal::no;
    const FieldText text(field, Charset::windows_949, reveal);
    std::string printed(120, '\0');
    printed.resize(text.write_plain(record, printed.data()));
    std::string buffer;
    INFO("'" << value << "' pad " << static_cast<int>(field.pad));
    REQUIRE(printed == text.in(record, buffer));
    REQUIRE(printed == shown(field, decode(field, Charset::windows_949, value), reveal));
  }
}

TEST_CASE("a record is plain where every byte is printable and needs no quotes or escapes",
          "[files]") {
  for (std::size_t length = 1; length < 40; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string record(length, 'R');
        record[at] = static_cast<char>(byte);
        const bool plain =
            byte >= 0x20 && byte < 0x7F && byte != '"' && byte != ',' && byte != '\\';
        REQUIRE(is_plain(std::string_view(record + std::string(8, '\0')).substr(0, length)) ==
                plain);
      }
    }
  }
}

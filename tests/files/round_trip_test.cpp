// Rows made by parse, with everything revealed, make the same bytes again.
#include "layouts.hpp"

#include <kcms/charset/charset.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/files/generate.hpp>
#include <kcms/files/parse.hpp>

#include <random>

using namespace kcms;
using namespace kcms::test;

namespace {

std::string as_rows(const FileSpec& spec, const std::string& file, ParseFormat format) {
  std::string text;
  const auto source = memory_source(file, "FILE");
  const auto sink = text_sink(text);
  FileParser parser(*sink, {format, RecordSelection::all, {}, Reveal::yes}, "");
  REQUIRE(parser.parse(*source, spec));
  REQUIRE(parser.finish());
  return text;
}

// What generate makes of rows; the first refusal where it makes nothing.
std::string from_rows(const FileSpec& spec, const std::string& rows, std::string_view framing) {
  GenerateOptions options;
  options.framing = parse_framing(framing);
  std::string file;
  const auto source = memory_source(rows, "rows");
  const auto sink = text_sink(file);
  const FileSpec* const layouts[] = {&spec};
  const auto made = generate(*source, layouts, options, *sink);
  if (!made) return "error: " + made.error().phrase.key;
  if (made->refusals.empty()) return file;
  const Refusal& first = made->refusals.kept().front();
  return "refused: " + std::to_string(first.line) + " " + first.column + " " + first.reason.key;
}

void check_round_trip(const FileSpec& spec, const std::string& file, std::string_view framing) {
  INFO(framing << "\n" << from_windows_949_lossy(file));
  REQUIRE(from_rows(spec, as_rows(spec, file, ParseFormat::csv), framing) == file);
  REQUIRE(from_rows(spec, as_rows(spec, file, ParseFormat::ndjson), framing) == file);
}

std::string framed(const std::string& file, std::size_t length, const FramingFacts& framing) {
  std::string text;
  for (std::size_t at = 0; at < file.size(); at += length) {
    text += file.substr(at, length);
    if (at + length < file.size() || !framing.open) text += line_end(framing.framing);
  }
  text += line_end(framing.final_end);
  if (framing.end_of_file_byte) text += '\x1A';
  text += line_end(framing.behind_it);
  return text;
}

std::string sample(const std::string& name) {
  auto bytes = read_file(KCMS_SOURCE_DIR "/samples/" + name, 1U << 24U);
  REQUIRE(bytes);
  return *bytes;
}

constexpr std::string_view framings[] = {
    "none",    "lf",    "crlf",    "lf,open",    "crlf,open",
    "none,1a", "lf,1a", "crlf,1a", "lf,open,1a", "none,final-lf,1a"};

// The revision that holds in the middle of March of a year.
const FileSpec& spec_of(const std::string& kind, int year) {
  const Date date{std::chrono::year{year}, std::chrono::March, std::chrono::day{16}};
  for (const FileSpec* spec : revisions(kind))
    if (spec->since <= date && date < spec->until) return *spec;
  return layout(kind);
}

std::string padded(std::string text, std::size_t size, char pad = ' ') {
  text.resize(size, pad);
  return text;
}

std::string number(std::uint64_t value, std::size_t size) {
  const auto text = std::to_string(value);
  return std::string(size - text.size(), '0') + text;
}

class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_()) % limit; }
  std::string of(std::string_view signs, std::size_t least, std::size_t most) {
    std::string text(least + below(most - least + 1), ' ');
    for (char& c : text) c = signs[below(signs.size())];
    return text;
  }
  std::string digits(std::size_t least, std::size_t most) { return of("0123456789", least, most); }
  // Hangul, Latin or nothing, padded in one of the ways that files have.
  std::string passbook() {
    static const std::string syllables[] = {"회", "비", "우", "유", "가", "힝", "뷁", "　"};
    std::string text;
    if (below(4) == 0) return padded(of("ABCxyz 019", 0, 16), 16);
    for (auto left = below(9); left > 0; --left) text += *to_windows_949(syllables[below(8)]);
    if (below(2) == 0) return padded(text, 16);
    while (text.size() < 16) text += "\xA1\xA1";
    return text;
  }

 private:
  std::mt19937 random_;
};

// An EB22 as the centre might send it: paddings as they come, serials of the request, and in the
// trailer figures that rest on one source and need not add up.
std::string random_eb22(RandomText& random) {
  const std::string biller = "9912345678";
  std::string file =
      padded("H00000000" + biller + "EB220316160316" +
                 (random.below(2) == 0 ? "004    " : "0040000") + padded("1002003000001", 16),
             150);
  const auto count = random.below(30);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string record =
        "R" + random.digits(8, 8) + biller + padded(random.digits(3, 7), 7) +
        padded(random.digits(1, 16), 16) + random.digits(13, 13) +
        padded(random.digits(6, 10), 13) + "NP"[random.below(2)] + "0021" + random.passbook() +
        padded(random.of("AB0", 0, 2), 2) + padded(random.of("ABC-_\"',\\09", 1, 20), 20) +
        padded(random.of(" ab,\"'=", 0, 5), 5) + "1" + padded(random.digits(0, 12), 12);
    file += padded(record, 150);
  }
  const auto figure = [&random](std::size_t size) {
    return random.below(5) == 0 ? std::string(size, ' ') : random.digits(size, size);
  };
  std::string trailer = "T99999999" + biller + "EB220316" + number(count, 8) + figure(8) +
                        figure(13) + figure(8) + figure(13) + figure(8) +
                        padded(random.of(" 0", 0, 4), 4) + figure(11) + figure(11);
  trailer = padded(trailer, 140) + padded(random.of("0AF", 0, 10), 10);
  return file + trailer;
}

std::string random_batches(RandomText& random) {
  std::string file;
  const std::uint64_t batches = random.below(4);
  std::uint64_t all = 0;
  for (std::uint64_t batch = 1; batch <= batches; ++batch) {
    std::string items;
    std::uint64_t sum = 0;
    const auto count = random.below(5);
    all += count;
    for (std::size_t i = 0; i < count; ++i) {
      const auto amount = random.below(1000000);
      sum += amount;
      items += "6" + number(amount, 6) + padded(" x" + random.of("a, \"\\'b", 0, 11), 13);
    }
    if (random.below(2) == 0) items += "7" + padded(random.of(" a,\"", 0, 19), 19);
    file += "5" + number(batch, 3) + padded(number(count, 4), 16) + items + "8" + number(batch, 3) +
            number(sum, 8) + padded(number(sum % 100, 2), 8);
  }
  return "1" + number(batches, 4) + padded("SENDER", 15) + file + "9" + padded(number(all, 6), 19);
}

}  // namespace

TEST_CASE("the rows of each sample make it again, however it is framed", "[round-trip]") {
  for (const std::string name :
       {"EB110316", "EB110317", "EB120316", "EB130316", "EB140316", "EB210316", "EB220316",
        "EC210316", "EC220316", "EB310316", "EB111230", "EA110316", "EA130316"}) {
    const FileSpec& spec = spec_of(name.substr(0, 4), name == "EB111230" ? 2015
                                                      : name[1] == 'A'   ? 1998
                                                                         : 2016);
    const auto file = sample(name);
    for (const auto framing : framings) {
      INFO(name);
      check_round_trip(spec, framed(file, spec.length, *parse_framing(framing)), framing);
    }
  }
}

TEST_CASE(
    "received files make their bytes again whatever their paddings, serials and doubtful figures",
    "[round-trip]") {
  RandomText random(4);
  for (int i = 0; i < 400; ++i) {
    const auto framing = framings[random.below(std::size(framings))];
    check_round_trip(layout("EB22"), framed(random_eb22(random), 150, *parse_framing(framing)),
                     framing);
  }
}

TEST_CASE("a doubtful figure of a received file is kept even where it is no number",
          "[round-trip]") {
  auto file = sample("EC220316");
  const auto fees = file.find("0000000028000000000260");
  REQUIRE(fees != std::string::npos);
  for (const std::string_view other :
       {" 0000000280", "0000000280 ", "        2,8", "\xB0\xA1 00000 28"}) {
    file.replace(fees, other.size(), other);
    check_round_trip(layout("EC22"), file, "none");
  }
}

TEST_CASE("files with groups make their bytes again", "[round-trip]") {
  RandomText random(5);
  for (int i = 0; i < 400; ++i) {
    const auto framing = framings[random.below(std::size(framings))];
    check_round_trip(batches(), framed(random_batches(random), 20, *parse_framing(framing)),
                     framing);
  }
}

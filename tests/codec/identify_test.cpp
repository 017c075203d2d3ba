#include <kcms/codec/identify.hpp>

#include "own_layout.hpp"

#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kcms;
using namespace std::chrono;

namespace {

const Hints in_2016{.kind = "", .year = {}, .today = 2016y / March / 20};

// A header and a trailer of 120 bytes, as EB11 to EB14 have them.
std::string eb1(std::string_view name, std::string_view date) {
  std::string bytes = fmt::format("H00000000{:10}{:8}{:6}", "9912345678", name, date);
  bytes.resize(120, ' ');
  bytes += fmt::format("T99999999{:10}{:8}{:040}", "9912345678", name, 0);
  bytes.resize(240, ' ');
  return bytes;
}

Result<Identity> asked(const std::string& bytes, const std::string& name, const Hints& hints,
                       const Registry& registry = Registry::builtin()) {
  auto source = memory_source(bytes, name);
  return identify(source, registry, hints);
}

Identity identified(const std::string& bytes, const std::string& name = "-",
                    const Hints& hints = in_2016) {
  const auto identity = asked(bytes, name, hints);
  REQUIRE(identity);
  return *identity;
}

std::string_view kind_in(const Identity& identity) {
  return identity.spec == nullptr ? "" : identity.spec->kind;
}

// Two layouts whose records nothing but the caller tells apart.
constexpr auto twins = R"(
[file]
length = 8
charset = "ascii"
framing = "lf"
order = ["data*"]
grade = "vendor"
source = "a test"
[kind.ONE]
title = { ko = "하나", en = "One" }
direction = "send"
[kind.TWO]
title = { ko = "둘", en = "Two" }
direction = "send"
[record.data]
title = { ko = "내역", en = "Entry" }
fields = [
  { no = "1", name = "record_type", ko = "구분", en = "Type", mode = "A", length = 1, is = "D", tag = true },
  { no = "2", name = "text", ko = "글", en = "Text", mode = "AN", length = 7 },
]
)";

}  // namespace

TEST_CASE("the name in the header tells the kind and the date", "[codec]") {
  const Identity identity = identified(eb1("EB130316", "160316"));
  CHECK(kind_in(identity) == "EB13");
  CHECK(identity.date == 2016y / March / 16);
  CHECK(identity.name == "EB130316");
  CHECK_FALSE(identity.disk);
}

TEST_CASE("the content outweighs the name on disk, which is told all the same", "[codec]") {
  const Identity identity = identified(eb1("EB130316", "160316"), "in/EB140317_2017");
  CHECK(kind_in(identity) == "EB13");
  REQUIRE(identity.disk);
  CHECK(identity.disk->kind == "EB14");
  CHECK(identity.disk->mmdd == "0317");
  CHECK(identity.disk->year == 2017);
}

TEST_CASE("the date picks the revision of the layout", "[codec]") {
  CHECK(identified(eb1("EB111230", "151230")).spec->until == 2016y / January / 12);
  CHECK(identified(eb1("EB110112", "160112")).spec->since == 2016y / January / 12);
}

TEST_CASE("a date that cannot be read comes from the name and the nearest year", "[codec]") {
  CHECK(identified(eb1("EB111230", "15123x")).date == 2015y / December / 30);
  CHECK(identified(eb1("EB130316", "      "), "-",
                   {.kind = "", .year = 2014, .today = 2016y / March / 20})
            .date == 2014y / March / 16);
  CHECK(identified(eb1("EB130316", "      "), "EB130316_2013").date == 2013y / March / 16);
  CHECK(identified(eb1("EB130316", "      "), "EB130316_2013",
                   {.kind = "", .year = 2014, .today = 2016y / March / 20})
            .date == 2014y / March / 16);
}

TEST_CASE("a damaged header leaves the name on disk, then the trailer", "[codec]") {
  std::string bytes = eb1("EB130316", "160316");
  bytes.replace(19, 8, "garbage!");
  CHECK(kind_in(identified(bytes, "EB140316")) == "EB14");
  CHECK(kind_in(identified(bytes, "unnamed")) == "EB13");
  CHECK(kind_in(identified(bytes + "\n\x1A", "unnamed")) == "EB13");
}

TEST_CASE("a file in blocks is known by its constants", "[codec]") {
  std::string header = fmt::format("AE1112110000000{}{:20}{:07}", "20160316", "9912345678", 0);
  header.resize(1024, ' ');
  const Identity identity = identified(header);
  CHECK(kind_in(identity) == "EI13");
  CHECK(identity.date == 2016y / March / 16);
  CHECK(identity.name.empty());
  CHECK(identified(header, "EI130316").name == "EI130316");
}

TEST_CASE("content of no kind is no error, and has no layout", "[codec]") {
  for (const std::string bytes : {"", "noise", "H00000000 but nothing of the kind", "\n\n\n"})
    CHECK(identified(bytes, "noise").spec == nullptr);
}

TEST_CASE("an empty file has the kind that its name says", "[codec]") {
  CHECK(kind_in(identified("", "EB130316")) == "EB13");
}

TEST_CASE("the kind that the caller names is taken where the header cannot tell", "[codec]") {
  for (const std::string name : {"EB13MMDD", "        ", "EB150316"}) {
    const Identity identity =
        identified(eb1(name, "160316"), "-", {.kind = "EB14", .year = {}, .today = {}});
    CHECK(kind_in(identity) == "EB14");
    CHECK(identity.obstacle == Obstacle::nothing);
  }
  CHECK(kind_in(identified("", "-", {.kind = "EB21", .year = {}, .today = {}})) == "EB21");
}

TEST_CASE("a kind that the header contradicts is no kind of the file", "[codec]") {
  std::string evidence = fmt::format("AE1112110000000{}{:20}{:07}", "20160316", "9912345678", 0);
  evidence.resize(1024, ' ');
  const std::string applications = eb1("EB130316", "160316");
  const auto check = [](const std::string& bytes, const std::string& named,
                        std::string_view found) {
    INFO(named);
    const Identity identity = identified(bytes, "-", {.kind = named, .year = {}, .today = {}});
    CHECK(identity.obstacle == Obstacle::other_kind);
    CHECK(identity.named == named);
    CHECK(kind_in(identity) == found);
  };
  check(applications, "EB14", "EB13");
  check(applications, "EI13", "EB13");
  check(applications, "EB21", "EB13");
  check(evidence, "EB13", "EI13");
  CHECK(identified(applications, "-", {.kind = "EB13", .year = {}, .today = {}}).obstacle ==
        Obstacle::nothing);
  CHECK(identified(evidence, "-", {.kind = "EI13", .year = {}, .today = {}}).obstacle ==
        Obstacle::nothing);
}

TEST_CASE("a file with nothing but line ends in it is empty", "[codec]") {
  for (const std::string bytes : {"", "\n", "\r\n\r\n", "\x1A", "\n\x1A\r\n"})
    for (const std::string name : {"-", "EB130316"})
      CHECK(identified(bytes, name).obstacle == Obstacle::empty);
  CHECK(identified(" ").obstacle == Obstacle::nothing);
}

TEST_CASE("a file in UTF-16 is known as one, with a mark and without", "[codec]") {
  std::string wide;
  for (const char c : eb1("EB130316", "160316")) wide += {c, '\0'};
  const std::string turned = '\0' + wide.substr(0, wide.size() - 1);
  for (const std::string& bytes : {wide, turned, "\xFF\xFE" + wide, "\xFE\xFF" + turned})
    for (const std::string kind : {"", "EB13"})
      CHECK(identified(bytes, "EB130316", {.kind = kind, .year = {}, .today = 2016y / March / 20})
                .obstacle == Obstacle::utf_16);
  CHECK(identified(eb1("EB130316", "160316")).obstacle == Obstacle::nothing);
}

TEST_CASE("a byte order mark hides no header", "[codec]") {
  const Identity identity = identified("\xEF\xBB\xBF" + eb1("EB130316", "160316"));
  CHECK(kind_in(identity) == "EB13");
  CHECK(identity.date == 2016y / March / 16);
}

TEST_CASE("an unknown kind is refused with the nearest one", "[codec]") {
  const auto near = asked("", "-", {.kind = "EB15", .year = {}, .today = {}});
  REQUIRE_FALSE(near);
  CHECK(near.error().code == Errc::usage);
  CHECK(near.error().phrase.key == "error.unknown-kind-near");
  const auto far = asked("", "-", {.kind = "NOTHING", .year = {}, .today = {}});
  REQUIRE_FALSE(far);
  CHECK(far.error().phrase == Phrase{"error.unknown-kind", {{"kind", "NOTHING"}}});
}

TEST_CASE("content that fits two kinds is for the caller to tell", "[codec]") {
  const OwnLayout own(twins);
  const auto unclear = asked("Dabc    \n", "some.txt", in_2016, own.registry());
  REQUIRE_FALSE(unclear);
  CHECK(
      unclear.error().phrase ==
      Phrase{"error.kind-not-clear", {{"file", "some.txt"}, {"first", "ONE"}, {"second", "TWO"}}});
  const auto named =
      asked("Dabc    \n", "some.txt", {.kind = "TWO", .year = {}, .today = {}}, own.registry());
  REQUIRE(named);
  CHECK(kind_in(*named) == "TWO");
  const auto on_disk = asked("Dabc    \n", "TWO0316", in_2016, own.registry());
  REQUIRE(on_disk);
  CHECK(kind_in(*on_disk) == "TWO");
}

TEST_CASE("a name on disk has the form of one, or is none", "[codec]") {
  const Registry registry = Registry::builtin();
  CHECK(parse_disk_name("a/b.c/EB130316", registry)->mmdd == "0316");
  CHECK(parse_disk_name("EB130316_2016", registry)->year == 2016);
  for (const auto* name :
       {"EB13", "EB13031", "EB1303166", "EB130316_16", "EB130316.txt", "XX130316", "EB13o316",
        "EB130316_201a", "EB130316_2016_", "eb130316", ""})
    CHECK_FALSE(parse_disk_name(name, registry));
}

TEST_CASE("a name on disk tells its day", "[codec]") {
  using namespace std::chrono;
  const std::string_view kinds[] = {"EB21", "EB22"};
  const auto day = [&](std::string_view name, Date about) {
    const auto found = parse_disk_name(name, kinds);
    return found ? date_of(*found, about) : std::nullopt;
  };
  CHECK(day("EB210923", 2026y / 9 / 20) == 2026y / September / 23);
  CHECK(day("EB210923_2025", 2026y / 9 / 20) == 2025y / September / 23);
  CHECK(day("EB210102", 2026y / 12 / 30) == 2027y / January / 2);
  CHECK(day("EB221231", 2027y / 1 / 2) == 2026y / December / 31);
  CHECK(day("EB210229", 2027y / 12 / 1) == 2028y / February / 29);
  CHECK(day("EB210229_2024", 2026y / 3 / 1) == 2024y / February / 29);
  CHECK_FALSE(day("EB210229", 2026y / 3 / 1));  // no leap year near
  for (const auto* name : {"EB211301", "EB210931", "EB210230_2026", "EB310923"})
    CHECK_FALSE(day(name, 2026y / 9 / 20));
}

TEST_CASE("after a look at the head the same bytes come again", "[codec]") {
  for (const std::size_t size : {0U, 240U, 65535U, 65536U, 65537U, 3000000U}) {
    std::string bytes = eb1("EB130316", "160316");
    bytes.resize(size, 'x');
    auto source = memory_source(bytes, "EB130316");
    REQUIRE(identify(source, Registry::builtin(), in_2016));
    const auto again = read_all(*source, size + 1);
    REQUIRE(again);
    CHECK((*again == bytes));
    CHECK(source->size() == size);
  }
}

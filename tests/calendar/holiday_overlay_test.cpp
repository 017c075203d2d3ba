#include <kcms/calendar/holiday_overlay.hpp>

#include "tables.hpp"

using namespace kcms;
using namespace kcms::test;

namespace {

HolidayOverlay overlay(std::string_view toml) {
  Faults faults;
  auto read = HolidayOverlay::read(toml, "own.toml", faults);
  REQUIRE(faults.empty());
  REQUIRE(read);
  return std::move(*read);
}

std::vector<std::string> faults_of(std::string_view toml) {
  Faults faults;
  if (auto read = HolidayOverlay::read(toml, "own.toml", faults)) {
    Holidays all = holidays();
    HolidayOverlay::lay_together({&*read, 1}, all, faults);
  }
  std::vector<std::string> keys;
  for (const Fault& fault : faults) {
    CHECK(fault.file == "own.toml");
    CHECK(fault.line > 0);
    keys.push_back(fault.phrase.key);
  }
  return keys;
}

BusinessDays with(std::vector<HolidayOverlay> overlays, std::string_view as_of = "") {
  Holidays all = holidays();
  Faults faults;
  const auto day = as_of.empty() ? std::nullopt : std::optional(date(as_of));
  lay_over(all, std::move(overlays), day, faults);
  CHECK(faults.empty());
  return BusinessDays(std::move(all));
}

using Strings = std::vector<std::string>;

constexpr std::string_view named = R"(
dated = 2026-11-03
source = "gazette"
add = [{ date = 2026-11-23, ko = "임시공휴일", en = "Temporary holiday" }]
)";
constexpr std::string_view withdrawn = R"(
dated = 2026-11-10
source = "gazette"
remove = [2026-11-23]
)";
constexpr std::string_view centre = R"(
dated = 2026-12-01
source = "the centre's list"
[list]
from = 2028-01-01
until = 2028-06-30
days = [2028-01-26, 2028-01-27, 2028-01-28, 2028-03-01]
)";

}  // namespace

TEST_CASE("an overlay adds a day and a later one takes it away, whatever their order",
          "[calendar]") {
  CHECK_FALSE(with({overlay(named)}).is_business(date("2026-11-23")).value());
  CHECK(with({overlay(named), overlay(withdrawn)}).is_business(date("2026-11-23")).value());
  CHECK(with({overlay(withdrawn), overlay(named)}).is_business(date("2026-11-23")).value());
}

TEST_CASE("of an overlay dated later nothing is known", "[calendar]") {
  const auto known = [](std::string_view as_of) {
    return with({overlay(named), overlay(withdrawn)}, as_of)
        .is_business(date("2026-11-23"))
        .value();
  };
  CHECK(known("2026-11-02"));
  CHECK_FALSE(known("2026-11-03"));
  CHECK_FALSE(known("2026-11-09"));
  CHECK(known("2026-11-10"));
}

TEST_CASE("the centre's list moves the end of what is known", "[calendar]") {
  const auto days = with({overlay(centre)});
  CHECK(days.shifted(date("2027-12-31"), 1).value() == date("2028-01-03"));
  CHECK_FALSE(days.is_business(date("2028-01-26")).value());
  CHECK(days.is_business(date("2028-06-30")).value());
  CHECK_FALSE(days.is_business(date("2028-07-01")));
}

TEST_CASE("the centre's list is the whole truth of its stretch", "[calendar]") {
  const auto days = with({overlay(R"(
dated = 2026-01-01
source = "the centre's list"
list = { from = 2026-05-01, until = 2026-05-31, days = [2026-05-05, 2026-05-26] }
)")});
  CHECK_FALSE(days.is_business(date("2026-05-01")).value());  // whatever any list says
  CHECK(days.holidays().on(date("2026-05-01")).front().id == "labour");
  CHECK_FALSE(days.is_business(date("2026-05-05")).value());
  CHECK(days.is_business(date("2026-05-25")).value());
  CHECK_FALSE(days.is_business(date("2026-05-26")).value());
  CHECK_FALSE(days.is_business(date("2026-06-03")).value());
  CHECK(days.holidays().on(date("2026-05-05")).front().id == "children");
  CHECK(days.holidays().on(date("2026-05-26")).front().known.source.en == "the centre's list");
}

TEST_CASE("banks rest on 1 May of years that only a list of the centre knows", "[calendar]") {
  const auto days = with({overlay(centre)});
  CHECK_FALSE(days.is_business(date("2028-05-01")).value());
  CHECK(days.is_business(date("2028-05-02")).value());
}

TEST_CASE("no overlay opens 1 May, in whatever year it falls", "[calendar]") {
  const auto removing = [](const std::string& day) {
    return faults_of("dated = 2026-01-01\nsource = \"x\"\nremove = [" + day + "]");
  };
  for (const std::string day :
       {"2015-05-01", "2025-05-01", "2026-05-01", "2027-05-01", "2028-05-01"})
    CHECK(removing(day) == Strings{"holidays.removes-always"});
  CHECK(removing("2027-05-03").empty());  // a substitute for it, which is a holiday like others
  Holidays all = holidays();
  Faults faults;
  lay_over(all, {overlay("dated = 2026-01-01\nsource = \"x\"\nremove = [2026-05-01]")}, {}, faults);
  const BusinessDays days(std::move(all));
  CHECK_FALSE(days.is_business(date("2026-05-01")).value());
}

TEST_CASE("two overlays of one day that contradict each other are told, whatever their order",
          "[calendar]") {
  const auto read = [](const std::string& name, const std::string& toml) {
    Faults faults;
    auto found = HolidayOverlay::read("dated = 2026-09-01\nsource = \"" + name + "\"\n" + toml,
                                      name, faults);
    REQUIRE(found);
    return std::move(*found);
  };
  const auto told = [](const HolidayOverlay& first, const HolidayOverlay& second) {
    Holidays all = holidays();
    Faults faults;
    lay_over(all, {first, second}, {}, faults);
    Strings text;
    for (const Fault& fault : faults)
      text.push_back(fault.phrase.key + " " + fault.file + " " +
                     fault.phrase.values.front().second);
    return text;
  };
  const auto name = R"(, ko = "가", en = "x" }])";
  const auto adds = read("adds", std::string("add = [{ date = 2026-09-21") + name);
  const auto removes = read("removes", "remove = [2026-09-21]");
  const auto none = read("none", "list = { from = 2026-09-21, until = 2026-09-22, days = [] }");
  const auto listed =
      read("listed", "list = { from = 2026-09-21, until = 2026-09-21, days = [2026-09-21] }");
  const auto weekend = read("weekend", std::string("add = [{ date = 2026-09-20") + name);
  const auto around = read("around", "list = { from = 2026-09-19, until = 2026-09-20, days = [] }");
  const auto check = [&](const HolidayOverlay& a, const HolidayOverlay& b, const Strings& text) {
    CHECK(told(a, b) == text);
    CHECK(told(b, a) == text);
  };
  check(adds, removes, {"holidays.contradicts removes 2026-09-21"});
  check(adds, none, {"holidays.contradicts none 2026-09-21"});
  check(listed, removes, {"holidays.contradicts removes 2026-09-21"});
  check(listed, none, {"holidays.contradicts none 2026-09-21"});
  check(adds, listed, {});
  check(weekend, around, {});
}

TEST_CASE("two lists of one day follow each other, whichever is given first", "[calendar]") {
  const auto half = [](const std::string& from, const std::string& until) {
    return overlay("dated = 2026-09-01\nsource = \"x\"\nlist = { from = " + from +
                   ", until = " + until + ", days = [] }");
  };
  const auto first = half("2028-01-01", "2028-01-31");
  const auto second = half("2028-02-01", "2028-02-29");
  for (const auto& days : {with({first, second}), with({second, first})})
    CHECK(days.is_business(date("2028-02-29")).value());
}

TEST_CASE("a day that two overlays name alike is named once", "[calendar]") {
  CHECK(with({overlay(named), overlay(named)}).holidays().on(date("2026-11-23")).size() == 1);
}

TEST_CASE("what is wrong with an overlay is told with its place", "[calendar]") {
  CHECK(faults_of("source = \"x\"") == Strings{"document.missing-key"});
  CHECK(faults_of("dated = 2026-01-01") == Strings{"document.missing-key"});
  CHECK(faults_of("dated = 2026-01-01\nsource = \"x\"\nremoves = [2026-01-01]") ==
        Strings{"document.unknown-key-near"});
  CHECK(faults_of("dated = 2026-01-01\nsource = \"x\"\nremove = [\"2026-01-01\"]") ==
        Strings{"holidays.not-dates"});
  CHECK(faults_of("dated = 2026-01-01\nsource = \"x\"\nremove = 2026-01-01") ==
        Strings{"holidays.not-dates"});
  CHECK(faults_of("dated = 2026-01-01\nsource = \"x\"\nremove = [2026-01-02]") ==
        Strings{"holidays.removes-none"});
  CHECK(
      faults_of("dated = 2026-01-01\nsource = \"x\"\nadd = [{ date = 2026-01-02, ko = \"가\", en = "
                "\"x\" }]\nremove = [2026-01-02]") == Strings{"holidays.added-and-removed"});
  CHECK(faults_of("dated = 2026-01-01\nsource = \"x\"\nadd = [{ date = 2026-01-02 }]") ==
        Strings{"document.missing-key", "document.missing-key"});
  CHECK(faults_of("dated = 2026-01-01\nsource = \"x\"\nlist = { from = 2028-01-02, until = "
                  "2028-02-01, days = [] }") == Strings{"holidays.gap"});
  CHECK(faults_of("dated = 2026-01-01\nsource = \"x\"\nlist = { from = 2028-01-01, until = "
                  "2027-02-01, days = [] }") == Strings{"holidays.ends-before-it-begins"});
  CHECK(faults_of("dated = 2026-01-01\nsource = \"x\"\nlist = { from = 2028-01-01, until = "
                  "2028-02-01, days = [2029-01-01] }") == Strings{"holidays.outside-the-list"});
  CHECK(faults_of("dated = ") == Strings{"document.syntax"});
}

TEST_CASE("what is wrong with a list of holidays is told", "[calendar]") {
  const auto faults = [](const std::string& toml) {
    Faults all;
    (void)Holidays::read(
        "from = 2026-01-01\nuntil = 2026-12-31\n[holiday]\nx = { ko = \"가\", en = \"x\" "
        "}\n[year.2026]\n" +
            toml,
        "h.toml", all);
    Strings keys;
    for (const Fault& fault : all) keys.push_back(fault.phrase.key);
    return keys;
  };
  const std::string known = "source = \"s\"\ngrade = \"code\"\n";
  CHECK(faults(known + "days = [{ date = 2026-01-01, is = \"x\" }]").empty());
  CHECK(faults(known + "days = [{ date = 2026-01-01, is = \"y\" }]") ==
        Strings{"holidays.unknown-kind"});
  CHECK(faults(known + "days = [{ date = 2027-01-01, is = \"x\" }]") ==
        Strings{"holidays.out-of-place"});
  CHECK(faults(known + "days = [{ is = \"x\" }]") ==
        Strings{"document.missing-key", "holidays.out-of-place"});
  CHECK(faults("days = []\ngrade = \"code\"") == Strings{"document.missing-key"});
  CHECK(faults("days = []\nsource = \"s\"\ngrade = \"kode\"") == Strings{"schema.unknown-grade"});
}

#include <kcms/evidence/evidence_table.hpp>

#include <kcms/base/byte_source.hpp>

#include <catch2/catch.hpp>

using namespace kcms;
using namespace std::chrono_literals;

namespace {

EvidenceTables tables() {
  const auto text = read_file(KCMS_SOURCE_DIR "/schemas/evidence.toml", 1U << 20U);
  REQUIRE(text);
  Faults faults;
  EvidenceTables read;
  read.add(*text, "evidence.toml", faults);
  CHECK(faults.empty());
  return read;
}

constexpr std::chrono::year_month_day day = 2016y / 3 / 16;

}  // namespace

TEST_CASE("the table of 2016 is that of the notice", "[evidence]") {
  const auto all = tables();
  const EvidenceTable& table = *all.find("2016");
  CHECK(table.allowed("1", day).max_bytes == 307200);
  CHECK(table.allowed("2", day).max_bytes == 5120);
  CHECK(table.allowed("3", day).max_bytes == 307200);
  CHECK(table.allowed("4", day).max_bytes == 204800);
  CHECK(table.allowed("5", day).max_bytes == 204800);
  CHECK(table.allowed("6", day).max_bytes == 0);
  CHECK(table.max_bytes() == 307200);
  for (const auto* extension : {"jpg", "JPEG", "Gif", "tif"})
    CHECK(takes_extension(table.allowed("1", day), extension));
  for (const auto* extension : {"png", "pdf", "der", "tiff", ""})
    CHECK_FALSE(takes_extension(table.allowed("1", day), extension));
}

TEST_CASE("wma is taken from the file of 2016-01-04 on", "[evidence]") {
  const auto all = tables();
  const EvidenceTable& table = *all.find("2016");
  CHECK_FALSE(takes_extension(table.allowed("4", 2016y / 1 / 3), "wma"));
  CHECK(takes_extension(table.allowed("4", 2016y / 1 / 4), "wma"));
  CHECK(takes_extension(table.allowed("4", 2016y / 1 / 3), "mp3"));
}

TEST_CASE("a size that no document can have is a fault of its table", "[evidence]") {
  for (const std::string size : {"-1", "0", "16385", "9223372036854775807"}) {
    Faults faults;
    EvidenceTables read;
    read.add("[table.own]\nrows = [{ evidence_type = \"1\", max_kib = " + size + " }]", "own.toml",
             faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].phrase.key == "schema.out-of-range");
  }
}

TEST_CASE("the later table takes larger recordings, and pdf and png", "[evidence]") {
  const auto all = tables();
  const EvidenceTable& table = *all.find("later");
  CHECK(takes_extension(table.allowed("1", day), "pdf"));
  CHECK(takes_extension(table.allowed("1", day), "png"));
  CHECK(table.allowed("4", day).max_bytes == 307200);
  CHECK(table.allowed("6", day).max_bytes == 307200);
  CHECK(all.find("never") == nullptr);
  CHECK(all.names() == std::vector<std::string_view>{"2016", "later"});
}

TEST_CASE("a misspelt key of a table is told", "[evidence]") {
  Faults faults;
  EvidenceTables().add("[table.x]\nrows = [{ evidence_type = \"1\", maxkib = 3 }]", "x.toml",
                       faults);
  CHECK_FALSE(faults.empty());
}

#include <kcms/codec/header_claim.hpp>

#include <kcms/codec/identify.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>

using namespace kcms;
using namespace std::chrono;

namespace {

// A header and a trailer of 120 bytes, as EB11 to EB14 have them.
std::string eb13() {
  std::string bytes = fmt::format("H00000000{:10}{:8}{:6}", "9912345678", "EB130316", "160316");
  bytes.resize(120, ' ');
  bytes += fmt::format("T99999999{:10}{:8}{:040}", "9912345678", "EB130316", 0);
  bytes.resize(240, ' ');
  return bytes;
}

HeaderClaim claim_of(const std::string& bytes, const std::string& wanted = "") {
  const auto source = memory_source(bytes, "EB140317");
  const auto claim = read_header_claim(*source, Registry::builtin(), wanted);
  REQUIRE(claim);
  return *claim;
}

}  // namespace

TEST_CASE("a header says its kind, day and biller, whatever the file is called", "[codec]") {
  const HeaderClaim claim = claim_of(eb13(), "EB14");
  REQUIRE(claim.spec != nullptr);
  CHECK(claim.spec->kind == "EB13");
  CHECK(claim.name == "EB130316");
  CHECK(claim.date == 2016y / March / 16);
  CHECK(claim.biller == "9912345678");
  CHECK(claim.has_end);
}

TEST_CASE("every sample is what it is called, and none of it is left when it is cut", "[codec]") {
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(KCMS_SOURCE_DIR "/samples")) {
    const std::string name = entry.path().filename().string();
    if (!parse_disk_name(name, Registry::builtin())) continue;
    INFO(name);
    ++seen;
    const std::string bytes = read_file(entry.path().string(), 1U << 20U).value();
    const HeaderClaim claim = claim_of(bytes);
    REQUIRE(claim.spec != nullptr);
    CHECK(claim.spec->kind == name.substr(0, 4));
    CHECK((claim.name.empty() || claim.name == name));
    CHECK(claim.biller == "9912345678");
    CHECK(claim.has_end);
    for (std::size_t size = 0; size < bytes.size(); size += bytes.size() > 4096 ? 127U : 1U)
      if (claim_of(bytes.substr(0, size)).has_end) FAIL("has an end after " << size << " bytes");
  }
  CHECK(seen >= 19);
}

TEST_CASE("evidence says its kind by its constants", "[codec]") {
  std::string bytes = fmt::format("AE1112110000000{}{:20}{:07}", "20160316", "9912345678", 0);
  bytes.resize(1024, ' ');
  bytes += fmt::format("AE1112339999999{:20}{:017}", "9912345678", 0);
  bytes.resize(2048, ' ');
  const HeaderClaim claim = claim_of(bytes);
  REQUIRE(claim.spec != nullptr);
  CHECK(claim.spec->kind == "EI13");
  CHECK(claim.name.empty());
  CHECK(claim.date == 2016y / March / 16);
  CHECK(claim.biller == "9912345678");
  CHECK(claim.has_end);
  for (std::size_t size = 1024; size < bytes.size(); ++size)
    CHECK_FALSE(claim_of(bytes.substr(0, size)).has_end);
}

TEST_CASE("what is no header claims nothing, even before a good trailer", "[codec]") {
  std::string broken = eb13();
  broken.replace(19, 8, "garbage!");
  for (const std::string& bytes : {std::string(), std::string("EB130316"), broken,
                                   std::string(240, '\0'), std::string(240, ' ')})
    CHECK(claim_of(bytes, "EB13").spec == nullptr);
}

TEST_CASE("a date that is none is not made up from the name", "[codec]") {
  std::string bytes = eb13();
  bytes.replace(27, 6, "160230");
  const HeaderClaim claim = claim_of(bytes);
  REQUIRE(claim.spec != nullptr);
  CHECK(claim.name == "EB130316");
  CHECK_FALSE(claim.date);
}

TEST_CASE("a file that is cut anywhere has no end, in lines as without", "[codec]") {
  const std::string bytes = eb13();
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(claim_of(bytes.substr(0, size)).has_end);
  const std::string lines = bytes.substr(0, 120) + "\r\n" + bytes.substr(120);
  for (const std::string& whole : {lines, lines + "\r\n", lines + "\r\n\x1A"})
    CHECK(claim_of(whole).has_end);
  CHECK(claim_of(lines.substr(0, lines.size() - 53) + "\n").has_end);  // an editor took the blanks
  CHECK_FALSE(claim_of(bytes.substr(0, 120) + "\r\n").has_end);
}

#include <kcms/codec/guard.hpp>

#include <kcms/layout/registry.hpp>

#include <catch2/catch.hpp>

#include <string>

using namespace kcms;

namespace {

const FileSpec& eb13() { return *Registry::builtin().revisions("EB13").back(); }
const RecordSpec& data() { return eb13().records[eb13().find("data")]; }

// An enrolment: payer number, bank, account, holder.
const std::string sound =
    "R0000000199123456781603161PAYER0011           00400001002003004011   830404          "
    "            AREA 0011              ";

std::string guarded(const std::string& record, std::size_t missing = 0,
                    const Guard::IsKnown& is_known = {}) {
  return Guard(eb13(), Reveal::no).guarded(data(), record, missing, is_known);
}

// One byte of the payer number was lost, and all behind it moved.
std::string shifted() {
  std::string record = sound;
  record.erase(30, 7);
  return record + "R000000";
}

}  // namespace

TEST_CASE("a sound record is shown as it is", "[codec]") {
  REQUIRE(sound.size() == data().length);
  CHECK(guarded(sound) == sound);
}

TEST_CASE("where a blank field is not blank, no long number is shown", "[codec]") {
  const std::string seen = guarded(shifted());
  CHECK(seen.size() == sound.size());
  for (const auto* secret : {"1002003004011", "002003", "4011", "830404", "8304", "99123456"})
    CHECK(seen.find(secret) == std::string::npos);
  CHECK(seen.starts_with("R****"));
}

TEST_CASE("fields that are known to be themselves are shown even there", "[codec]") {
  const std::string seen =
      guarded(shifted(), 0, [](std::size_t field) { return field == 1 || field == 2; });
  CHECK(seen.starts_with("R000000019912345678*******PAYE"));
}

TEST_CASE("a record that ends before a field that must be filled shows no long number", "[codec]") {
  const FileSpec& spec = *Registry::builtin().revisions("EC22").back();
  const RecordSpec& shape = spec.records[spec.find("data")];
  const std::string before =
      "R0000000399123456780880000"
      "1002003004033   "
      "0000000045000"
      "920202       "
      "N"
      "0031";
  const std::string title = "PAYMENT         ";
  const std::string whole = before + title +
                            "  "
                            "PAYER003            "
                            "     "
                            "1"
                            "01000000033 ";
  const std::string lost = before + title +
                           "  "
                           "PAYER00301000000033 ";
  for (const bool sound_one : {true, false}) {
    std::string record = sound_one ? whole : lost;
    record.resize(shape.length, ' ');
    const std::string seen = Guard(spec, Reveal::no).guarded(shape, record);
    CHECK((seen == record) == sound_one);
    CHECK((seen.find("01000000033") == std::string::npos) != sound_one);
  }
}

TEST_CASE("a record that lacks bytes is doubted", "[codec]") {
  CHECK(Guard(eb13(), Reveal::no).doubts(data(), sound, 1));
  CHECK(guarded(sound, 14).find("4011") == std::string::npos);
}

TEST_CASE("one wrong constant is a slip, two are a shift", "[codec]") {
  const RecordSpec& trailer = eb13().records[eb13().find("trailer")];
  std::string record = "T999999999912345678EB130316" + std::string(40, '0');
  record.resize(120, ' ');
  const Guard guard(eb13(), Reveal::no);
  CHECK_FALSE(guard.doubts(trailer, record, 0));
  record[50] = '1';  // change_count
  CHECK_FALSE(guard.doubts(trailer, record, 0));
  record[5] = '8';  // serial
  CHECK(guard.doubts(trailer, record, 0));
}

TEST_CASE("nothing is hidden where all is revealed, or where there is no secret", "[codec]") {
  CHECK(Guard(eb13(), Reveal::yes).guarded(data(), shifted()) == shifted());
  FileSpec open = eb13();
  open.records = open.records.first(1);
  CHECK_FALSE(Guard(open, Reveal::no).doubts(data(), shifted(), 3));
}

TEST_CASE("a record that is cut off is guarded as far as it goes", "[codec]") {
  for (std::size_t size = 0; size <= sound.size(); ++size)
    CHECK(guarded(shifted().substr(0, size)).size() == size);
}

TEST_CASE("a number as long as the shortest secret is hidden", "[codec]") {
  CHECK(without_long_numbers("12345 123456 A1234567B 1") == "12345 ****** A*******B 1");
}

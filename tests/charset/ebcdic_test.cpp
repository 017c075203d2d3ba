#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>

#include <set>

using namespace kcms;

TEST_CASE("EBCDIC 037 and Latin-1 map one to one", "[charset]") {
  std::string all;
  for (unsigned byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  std::string bytes = all;
  ebcdic_037_to_latin1(bytes);
  CHECK(std::set<char>(bytes.begin(), bytes.end()).size() == 256);
  latin1_to_ebcdic_037(bytes);
  CHECK(bytes == all);
}

TEST_CASE("digits, letters and blanks of EBCDIC 037 are where the standard has them", "[charset]") {
  std::string bytes = "\xf0\xf9\xc1\xc9\xd1\xe2\xe9\x40\x81\x5b";
  ebcdic_037_to_latin1(bytes);
  CHECK(bytes == "09AIJSZ a$");
  latin1_to_ebcdic_037(bytes);
  CHECK(bytes == "\xf0\xf9\xc1\xc9\xd1\xe2\xe9\x40\x81\x5b");
}

#include <kcms/charset/charset.hpp>

#include <catch2/catch.hpp>

using namespace kcms;

TEST_CASE("Hangul takes two columns and Latin one", "[charset]") {
  CHECK(columns("") == 0);
  CHECK(columns("PAYER-0001") == 10);
  CHECK(columns("홍길동") == 6);
  CHECK(columns("홍 A1") == 5);
  CHECK(columns("漢字") == 4);
  CHECK(columns("\xe3\x80\x80") == 2);  // the full-width space
  CHECK(columns("Ａ") == 2);
  CHECK(columns("·…") == 2);
}

TEST_CASE("what is drawn into the character before takes no column", "[charset]") {
  CHECK(columns("e\xcc\x81") == 1);                             // a combining accent
  CHECK(columns("\xe1\x84\x92\xe1\x85\xa9\xe1\x86\xbc") == 2);  // 홍 in three jamo
  CHECK(columns("\xe2\x80\x8b") == 0);                          // a zero-width space
}

TEST_CASE("broken UTF-8 takes the column of what is shown for it", "[charset]") {
  CHECK(columns("a\xff"
                "b") == 3);
  CHECK(columns("\xef\xbf\xbd") == 1);
}

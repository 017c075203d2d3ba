#include <kcms/base/text.hpp>

#include <catch2/catch.hpp>

#include <array>

using namespace kcms;

TEST_CASE("a number is digits and nothing else", "[base]") {
  CHECK(to_number("0") == 0);
  CHECK(to_number("00000042") == 42);
  CHECK(to_number("18446744073709551615") == 18446744073709551615U);
  CHECK_FALSE(to_number(""));
  CHECK_FALSE(to_number(" 1"));
  CHECK_FALSE(to_number("-1"));
  CHECK_FALSE(to_number("1x"));
  CHECK_FALSE(to_number("18446744073709551616"));
}

TEST_CASE("a number is padded with zeros to its width", "[base]") {
  CHECK(zero_padded(7, 8) == "00000007");
  CHECK(zero_padded(0, 1) == "0");
  CHECK(zero_padded(12345678, 8) == "12345678");
}

TEST_CASE("digits are grouped by thousands", "[base]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(18446744073709551615U) == "18,446,744,073,709,551,615");
}

TEST_CASE("the nearest name is found, and nothing where all are far", "[base]") {
  const std::array<std::string_view, 4> names{"parse", "validate", "generate", "diff"};
  CHECK(nearest("vaildate", names) == "validate");
  CHECK(nearest("pars", names) == "parse");
  CHECK(nearest("dif", names) == "diff");
  CHECK(nearest("parse", names) == "parse");
  CHECK(nearest("reconcile", names).empty());
  CHECK(nearest("x", names).empty());
  CHECK(nearest("", names).empty());
  CHECK(nearest("parse", {}).empty());
}

TEST_CASE("the nearest name is found in small and in capital letters", "[base]") {
  const std::array<std::string_view, 3> names{"EB11", "EB13", "payer_number"};
  CHECK(nearest("eb13", names) == "EB13");
  CHECK(nearest("eb133", names) == "EB13");
  CHECK(nearest("Payer_Number", names) == "payer_number");
  CHECK(nearest("PAYERNUMBER", names) == "payer_number");
}

TEST_CASE("a mask hides all but the end and keeps the blanks behind", "[base]") {
  CHECK(masked("1002003004005", 4) == "*********4005");
  CHECK(masked("1002003004005   ", 4) == "*********4005   ");
  CHECK(masked("800101", 0) == "******");
  CHECK(masked("123", 4) == "***");
  CHECK(masked("1234  ", 4) == "****  ");
  CHECK(masked("", 4).empty());
  CHECK(masked("   ", 4) == "   ");
}

TEST_CASE("a mask counts characters and leaves none in halves", "[base]") {
  CHECK(masked("우리은행1002", 4) == "****1002");
  CHECK(masked("1002우리은행 ", 4) == "****우리은행 ");
  CHECK(masked("홍길동", 1) == "**동");
  CHECK(masked("\xED\x99\x8D\xC8\xB8\xFF"
               "12",
               4) ==
        "*\xC8\xB8\xFF"
        "12");
}

TEST_CASE("trimming takes only the padding behind", "[base]") {
  CHECK(trim_right("  a b  ") == "  a b");
  CHECK(trim_right("1200", '0') == "12");
  CHECK(trim_right("    ").empty());
}

TEST_CASE("UTF-8 is told from what only looks like it", "[base]") {
  for (const auto* text : {"", "PAYER-0001", "홍길동", "é", "😀", "\xf4\x8f\xbf\xbf"})
    CHECK(is_utf8(text));
  for (const auto* text : {"\x80", "\xb1\xe6", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80",
                           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xed\x99", "a\xff"})
    CHECK_FALSE(is_utf8(text));
}

#include <kcms/codec/dates.hpp>

#include <catch2/catch.hpp>

using namespace kcms;
using namespace std::chrono;

TEST_CASE("two digits of a year turn at 69", "[codec]") {
  CHECK(read_date(Form::yymmdd, "681231") == 2068y / December / 31);
  CHECK(read_date(Form::yymmdd, "690101") == 1969y / January / 1);
  CHECK(read_date(Form::yymmdd, "990101") == 1999y / January / 1);
  CHECK(read_date(Form::yymmdd, "000101") == 2000y / January / 1);
}

TEST_CASE("29 February is a date in leap years only", "[codec]") {
  CHECK(read_date(Form::yymmdd, "160229") == 2016y / February / 29);
  CHECK_FALSE(read_date(Form::yymmdd, "150229"));
  CHECK(read_date(Form::yymmdd, "000229") == 2000y / February / 29);
  CHECK(read_date(Form::yyyymmdd, "20000229") == 2000y / February / 29);
  CHECK_FALSE(read_date(Form::yyyymmdd, "19000229"));
  CHECK_FALSE(read_date(Form::yyyymmdd, "21000229"));
}

TEST_CASE("what is no day of the calendar is no date", "[codec]") {
  for (const auto* digits : {"160001", "161301", "160100", "160132", "160431", "16 316", "16031",
                             "1603160", "", "16031a"})
    CHECK_FALSE(read_date(Form::yymmdd, digits));
  CHECK_FALSE(read_date(Form::yyyymmdd, "20160230"));
  CHECK_FALSE(read_date(Form::yyyymmdd, "160316"));
  CHECK_FALSE(read_date(Form::yyyymmdd, "00000101"));
  CHECK_FALSE(read_date(Form::mmdd, "0316"));
}

TEST_CASE("a date is written as its form says", "[codec]") {
  const Date date = 2006y / March / 9;
  CHECK(write_date(Form::yymmdd, date) == "060309");
  CHECK(write_date(Form::yyyymmdd, date) == "20060309");
  CHECK(write_date(Form::mmdd, date) == "0309");
}

TEST_CASE("every day of a century comes back from two digits of its year", "[codec]") {
  for (sys_days day = sys_days{1969y / January / 1}; day <= sys_days{2068y / December / 31};
       day += days{1}) {
    const Date date{day};
    if (read_date(Form::yymmdd, write_date(Form::yymmdd, date)) != date)
      FAIL(write_date(Form::yyyymmdd, date));
    if (read_date(Form::yyyymmdd, write_date(Form::yyyymmdd, date)) != date)
      FAIL(write_date(Form::yyyymmdd, date));
  }
}

TEST_CASE("month and day take the year that lies nearest", "[codec]") {
  CHECK(nearest_date("0316", 2016y / March / 17) == 2016y / March / 16);
  CHECK(nearest_date("1231", 2016y / January / 2) == 2015y / December / 31);
  CHECK(nearest_date("0101", 2016y / December / 30) == 2017y / January / 1);
  CHECK(nearest_date("0229", 2017y / March / 1) == 2016y / February / 29);
  CHECK(nearest_date("0229", 2018y / December / 1) == 2020y / February / 29);
  CHECK(nearest_date("0229", 1900y / February / 1) == 1896y / February / 29);
  CHECK(nearest_date("0229", 2100y / July / 1) == 2104y / February / 29);
  CHECK(nearest_date("0101", 9999y / December / 30) == 9999y / January / 1);
  CHECK(nearest_date("1231", 1y / January / 2) == 1y / December / 31);
}

TEST_CASE("month and day that no year has are no date", "[codec]") {
  for (const auto* mmdd : {"0230", "1301", "0000", "316", "03165", "03 6", ""})
    CHECK_FALSE(nearest_date(mmdd, 2016y / March / 16));
}

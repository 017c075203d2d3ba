// The tables of the calendar as they stand in schemas/.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/base/clock.hpp>
#include <kcms/calendar/business_days.hpp>
#include <kcms/calendar/schedule.hpp>

#include <catch2/catch.hpp>

#include <string>

namespace kcms::test {

inline std::string schema(const std::string& name) {
  auto text = read_file(KCMS_SOURCE_DIR "/schemas/" + name, 1U << 20U);
  REQUIRE(text);
  return *text;
}

inline Holidays holidays() {
  Faults faults;
  auto read = Holidays::read(schema("holidays.toml"), "holidays.toml", faults);
  for (const Fault& fault : faults) UNSCOPED_INFO(fault.line << ": " << fault.phrase.key);
  REQUIRE(faults.empty());
  return read;
}

inline Schedule schedule() {
  Faults faults;
  auto read = Schedule::read(schema("schedule.toml"), "schedule.toml", faults);
  for (const Fault& fault : faults) UNSCOPED_INFO(fault.line << ": " << fault.phrase.key);
  REQUIRE(faults.empty());
  return read;
}

inline std::chrono::year_month_day date(std::string_view text) {
  const auto read = parse_date(text);
  REQUIRE(read);
  return *read;
}

}  // namespace kcms::test

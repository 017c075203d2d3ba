#include <kcms/calendar/debit_day.hpp>

#include "tables.hpp"

using namespace kcms;
using namespace kcms::test;

namespace {

std::string on(int year, unsigned month, unsigned day, DayRule rule) {
  const auto found = debit_day(std::chrono::year{year} / std::chrono::month{month}, day, rule,
                               BusinessDays(holidays()));
  return found ? iso_date(*found) : found.error().phrase.key;
}

std::string all_rules(int year, unsigned month, unsigned day) {
  return on(year, month, day, DayRule::next) + " " + on(year, month, day, DayRule::previous) + " " +
         on(year, month, day, DayRule::last_of_month);
}

}  // namespace

TEST_CASE("a business day is itself under every rule", "[calendar]") {
  CHECK(all_rules(2026, 3, 31) == "2026-03-31 2026-03-31 2026-03-31");
}

// February 2026 ends on a Saturday; 1 March is a Sunday, 2 March its substitute.
TEST_CASE("a day that the month lacks", "[calendar]") {
  for (const unsigned day : {29U, 30U, 31U})
    CHECK(all_rules(2026, 2, day) == "2026-03-03 2026-02-27 2026-02-27");
  CHECK(all_rules(2024, 2, 30) == "2024-03-04 2024-02-29 2024-02-29");
}

TEST_CASE("a day of rest in the middle of a month", "[calendar]") {
  CHECK(all_rules(2026, 9, 25) == "2026-09-28 2026-09-23 2026-09-28");
}

TEST_CASE("the last day of a month at rest", "[calendar]") {
  CHECK(all_rules(2026, 1, 31) == "2026-02-02 2026-01-30 2026-01-30");
  CHECK(all_rules(2025, 1, 30) == "2025-01-31 2025-01-24 2025-01-31");
}

TEST_CASE("the last of the month is never in another month", "[calendar]") {
  const BusinessDays days(holidays());
  for (int year = 2015; year <= 2027; ++year) {
    for (unsigned month = 1; month <= 12; ++month) {
      for (unsigned day = 1; day <= 31; ++day) {
        const auto wanted = std::chrono::year{year} / std::chrono::month{month};
        const auto found = debit_day(wanted, day, DayRule::last_of_month, days);
        REQUIRE(found);
        CHECK(found->month() == wanted.month());
        CHECK(*days.is_business(*found));
      }
    }
  }
}

TEST_CASE("a debit day beyond the list of holidays is refused", "[calendar]") {
  CHECK(on(2028, 1, 5, DayRule::previous) == "calendar.beyond");
}

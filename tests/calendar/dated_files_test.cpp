#include <kcms/calendar/dated_files.hpp>

#include "tables.hpp"

using namespace kcms;
using namespace kcms::test;

namespace {

// "EB21 2026-09-23", or "" where the name is not taken.
std::string taken(std::string_view name, std::string_view today) {
  DatedFiles files;
  if (!files.add(name, date(today))) return files.empty() ? "" : "taken all the same";
  const auto& [day, kind] = *files.all().begin();
  return kind + " " + iso_date(day);
}

}  // namespace

TEST_CASE("the name of a file tells its kind and date", "[calendar]") {
  CHECK(taken("EB210923", "2026-09-20") == "EB21 2026-09-23");
  CHECK(taken("EB210923_2025", "2026-09-20") == "EB21 2025-09-23");
  CHECK(taken("EI130104_2016", "2026-09-20") == "EI13 2016-01-04");
}

TEST_CASE("a name without a year is of the nearest one", "[calendar]") {
  CHECK(taken("EB210102", "2026-12-30") == "EB21 2027-01-02");
  CHECK(taken("EB221231", "2027-01-02") == "EB22 2026-12-31");
  CHECK(taken("EB210229", "2026-03-01") == "");  // no leap year near
  CHECK(taken("EB210229", "2027-12-01") == "EB21 2028-02-29");
}

TEST_CASE("other names are not taken", "[calendar]") {
  for (const auto* name :
       {"", "EB21", "EB211301", "EB210931", "EB210923.tmp", "EB210923_26", "EB210923_2026x",
        "EB210923-2026", "eb2109231", "12345678", "EBB10923", ".EB210923", "EB210230_2026"})
    CHECK(taken(name, "2026-09-20") == "");
}

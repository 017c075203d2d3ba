// An account change that came again and again, told without naming all its records each time.
#include "applications.hpp"
#include "pairs.hpp"

using namespace kcms;
using namespace kcms::test;

namespace {

const std::string empty_result =
    fmt::format("{:<120}", "H000000009912345678EB120316160316") +
    fmt::format("{:<120}", "T999999999912345678EB120316" + std::string(40, '0'));

Reconciliation found_of(std::size_t count, std::uint64_t max_anomalies) {
  ReconcileOptions options;
  options.max_anomalies = max_anomalies;
  auto found = reconciled(repeated_change(count), empty_result, options);
  REQUIRE(found);
  return std::move(*found);
}

}  // namespace

TEST_CASE("of a set with many records the first are named, and how many there are", "[reconcile]") {
  const Reconciliation found = found_of(3000, 1000);
  CHECK(found.anomaly_count == 3000);
  CHECK(found.counts.undetermined == 3000);
  REQUIRE(found.anomalies.size() == 1000);
  for (const Anomaly& anomaly : found.anomalies)
    REQUIRE(text_of(anomaly.message) ==
            "reconcile.anomaly.set-repeated count=3000 records=2, 3, 4, 5, 6, 7, 8, 9, …");
}

TEST_CASE("of a set with few records all are named", "[reconcile]") {
  const Reconciliation three = found_of(3, 0);
  REQUIRE(three.anomaly_count == 3);
  CHECK(text_of(three.anomalies.front().message) ==
        "reconcile.anomaly.set-repeated count=3 records=2, 3, 4");
  const Reconciliation eight = found_of(8, 0);
  REQUIRE(eight.anomaly_count == 8);
  CHECK(text_of(eight.anomalies.back().message) ==
        "reconcile.anomaly.set-repeated count=8 records=2, 3, 4, 5, 6, 7, 8, 9");
}

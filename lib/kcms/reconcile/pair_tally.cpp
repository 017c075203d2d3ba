#include <kcms/reconcile/pair_tally.hpp>

#include <cassert>

namespace kcms {
namespace {

std::map<std::string, std::uint64_t> by_code(const CodeCounts& codes) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& [code, count] : codes.all())
    if (count > 0) counts[code_text(code)] += count;
  return counts;
}

}  // namespace

void PairTally::leave_open(std::uint64_t record, std::optional<std::uint64_t> amount) {
  ++undetermined_;
  undetermined_amount_ += amount.value_or(0);
  conclude(record, Fate::undetermined, 0);
}

Counts PairTally::counts() const {
  assert(adds_up());
  Counts counts;
  counts.failed = failed_;
  counts.partial = partial_;
  counts.undetermined = undetermined_;
  counts.accepted = asked_ - failed_ - partial_ - undetermined_;
  counts.failed_by_code = by_code(failed_codes_);
  counts.partial_by_code = by_code(partial_codes_);
  counts.fates = fates_.value();
  Money& money = counts.money;
  money.requested = requested_.value;
  money.failed = not_collected_.value;
  money.undetermined = undetermined_amount_;
  money.collected = requested_.value - not_collected_.value - undetermined_amount_;
  return counts;
}

}  // namespace kcms

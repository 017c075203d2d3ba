#include <kcms/reconcile/anomaly.hpp>

#include <algorithm>
#include <tuple>

namespace kcms {
namespace {

auto order_of(const Anomaly& anomaly) {
  return std::tuple(anomaly.side == Side::request, anomaly.record, anomaly.kind, anomaly.field);
}

bool earlier(const Anomaly& a, const Anomaly& b) { return order_of(a) < order_of(b); }

}  // namespace

bool AnomalyList::has_room(Side side, std::uint64_t record) const noexcept {
  if (limit_ == 0 || kept_.size() < limit_) return true;
  const Anomaly& last = kept_.front();
  return std::tuple(side == Side::request, record) <=
         std::tuple(last.side == Side::request, last.record);
}

void AnomalyList::add(Anomaly anomaly) {
  count();
  if (!has_room(anomaly.side, anomaly.record)) return;
  kept_.push_back(std::move(anomaly));
  if (limit_ == 0) return;
  std::ranges::push_heap(kept_, earlier);
  if (kept_.size() <= limit_) return;
  std::ranges::pop_heap(kept_, earlier);
  kept_.pop_back();
}

std::vector<Anomaly> AnomalyList::take() {
  std::ranges::stable_sort(kept_, earlier);
  return std::move(kept_);
}

}  // namespace kcms

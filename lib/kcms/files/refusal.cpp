#include <kcms/files/refusal.hpp>

#include <algorithm>
#include <utility>

namespace kcms {

bool Refusals::wants(std::uint64_t line) {
  ++count_;
  return kept_.size() < limit_ || (limit_ != 0 && line < kept_.back().line);
}

// Nearly all come in order; a total that is settled late belongs to a line far before.
void Refusals::keep(Refusal refusal) {
  if (kept_.size() == limit_) kept_.pop_back();
  const auto place = std::ranges::upper_bound(kept_, refusal.line, {}, &Refusal::line);
  kept_.insert(place, std::move(refusal));
}

void Refusals::follow(Refusal refusal) {
  if (following_.empty() || following_.size() < limit_) following_.push_back(std::move(refusal));
}

}  // namespace kcms

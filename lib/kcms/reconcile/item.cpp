#include <kcms/reconcile/item.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr unsigned fate_shift = 62;

}  // namespace

void FateList::set(std::uint64_t record, Fate fate, std::uint64_t answer) {
  if (record >= fates_.size()) fates_.resize(std::max<std::size_t>(record + 1, fates_.size() * 2));
  fates_[record] = (static_cast<std::uint64_t>(fate) << fate_shift) | answer;
}

Fate FateList::fate(std::uint64_t record) const noexcept {
  return record < fates_.size() ? static_cast<Fate>(fates_[record] >> fate_shift) : Fate::accepted;
}

std::uint64_t FateList::answer(std::uint64_t record) const noexcept {
  return record < fates_.size() ? fates_[record] & ((std::uint64_t{1} << fate_shift) - 1) : 0;
}

}  // namespace kcms

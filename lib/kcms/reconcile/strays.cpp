#include <kcms/reconcile/strays.hpp>

#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {

void Strays::add(const Answer& answer, StrayKey key) {
  if (++count_ <= most) strays_.push_back({answer, key});
}

bool Strays::may_mean(const Stray& stray, std::string_view asked,
                      std::optional<std::uint64_t> amount) const {
  const Answer& answer = stray.answer;
  if (!amounts_fit(plan_, answer, amount)) return false;
  if (stray.key != StrayKey::unknown && bytes_.altered(asked, answer.bytes) == nullptr) return true;
  if (stray.key == StrayKey::doubtful) return false;
  if (plan_.amount.result != nullptr) return true;
  return std::ranges::any_of(plan_.key, [&](const FieldPair& pair) {
    return raw(*pair.request, asked) == raw(*pair.result, answer.bytes);
  });
}

bool Strays::may_mean(std::string_view asked) const {
  const auto amount = amount_in(plan_.amount.request, asked);
  return std::ranges::any_of(strays_,
                             [&](const Stray& stray) { return may_mean(stray, asked, amount); });
}

bool Strays::put_in_doubt(std::string_view asked) {
  const auto amount = amount_in(plan_.amount.request, asked);
  bool meant = false;
  for (Stray& stray : strays_) {
    if (!may_mean(stray, asked, amount)) continue;
    stray.placed = true;
    meant = true;
  }
  return meant;
}

bool Strays::are_lost() const noexcept {
  return std::ranges::any_of(
      strays_, [](const Stray& stray) { return stray.key == StrayKey::unknown && !stray.placed; });
}

}  // namespace kcms

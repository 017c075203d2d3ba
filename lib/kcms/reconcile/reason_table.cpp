#include <kcms/reconcile/reason_table.hpp>

#include <algorithm>
#include <bit>

namespace kcms {

ReasonTable::ReasonTable(const FailureCodes& codes, std::string_view kind) {
  const auto is_met = [kind](const auto& code) {
    return std::ranges::find(code.second.files, kind) != code.second.files.end();
  };
  const bool is_listed = std::ranges::any_of(codes.all(), is_met);
  const std::size_t size = std::bit_ceil(8 * codes.all().size() + 8);  // few meet
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(size));
  places_.resize(size);
  for (const auto& code : codes.all()) {
    const std::uint64_t packed = pack_code(code.first);
    std::size_t at = place_of(packed);
    while (places_[at].packed != 0) at = next_of(at);
    places_[at] = {packed, !is_listed || is_met(code) ? Reason::known : Reason::misplaced};
  }
}

}  // namespace kcms

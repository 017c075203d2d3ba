#include <kcms/reconcile/reason_table.hpp>

#include <algorithm>

namespace kcms {

ReasonTable::ReasonTable(const FailureCodes& codes, std::string_view kind) : ReasonTable() {
  const auto is_met = [kind](const auto& code) {
    return std::ranges::find(code.second.files, kind) != code.second.files.end();
  };
  const bool is_listed = std::ranges::any_of(codes.all(), is_met);
  std::size_t room = places_.size() / 2;
  for (const auto& code : codes.all()) {
    if (room-- == 0) break;  // a table of one's own may hold anything
    const std::uint64_t packed = pack_code(code.first);
    std::size_t at = place_of(packed);
    while (places_[at].packed != 0) at = (at + 1) % places_.size();
    places_[at] = {packed, !is_listed || is_met(code) ? Reason::known : Reason::misplaced};
  }
}

}  // namespace kcms

#include <kcms/rules/consent_match.hpp>

#include <algorithm>

namespace kcms {

ConsentMatch::ConsentMatch(const Enrolments& enrolments) {
  entries_.reserve(enrolments.consents.size());
  for (const Consent& consent : enrolments.consents) entries_.push_back({&consent, 0});
  std::ranges::stable_sort(entries_, {}, [](const Entry& entry) -> const std::string& {
    return entry.consent->payer_number;
  });
}

ConsentMatch::Found ConsentMatch::take(std::string_view payer_number, std::uint64_t record) {
  const auto payer_of = [](const Entry& entry) {
    return std::string_view(entry.consent->payer_number);
  };
  const auto of_payer = std::ranges::equal_range(entries_, payer_number, {}, payer_of);
  if (of_payer.empty()) return {};
  for (Entry& entry : of_payer) {
    if (entry.taken_by != 0) continue;
    entry.taken_by = record;
    return {entry.consent, 0};
  }
  return {of_payer.front().consent, of_payer.front().taken_by};
}

std::vector<const Consent*> ConsentMatch::without_evidence() const {
  std::vector<const Consent*> missing;
  for (const Entry& entry : entries_)
    if (entry.taken_by == 0) missing.push_back(entry.consent);
  std::ranges::sort(missing, {}, &Consent::record);
  return missing;
}

}  // namespace kcms

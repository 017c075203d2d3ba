#include <kcms/reconcile/evidence_match.hpp>

#include <kcms/reconcile/side_mark.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint64_t second_seed = 0x9FB21C651E98DF25;

std::uint64_t print_of(const Consent& consent, std::uint64_t seed) {
  Fingerprint print(seed);
  for (const std::string& text : {consent.payer_number, consent.bank, consent.account}) {
    const std::uint64_t size =
        text.size();  // so that no letter can move from one value to the next
    print.add(reinterpret_cast<const char*>(&size), sizeof size);
    print.add(text.data(), text.size());
  }
  const std::int64_t day = std::chrono::sys_days(consent.applied_on).time_since_epoch().count();
  print.add(reinterpret_cast<const char*>(&day), sizeof day);
  return print.value();
}

}  // namespace

void EvidenceMatch::add(Side side, const Batch& records) {
  for (std::size_t i = 0; i < records.count; ++i) {
    const std::string_view bytes{records.bytes + i * records.stride, records.stride};
    const auto consent =
        (side == Side::request ? applications_ : evidence_).of(bytes, records.record + i);
    if (consent)
      index_.add(
          {print_of(*consent, 0), print_of(*consent, second_seed), marked(consent->record, side)});
  }
}

void EvidenceMatch::settle(std::span<const std::uint64_t> spoiled) {
  index_.each_run(
      [&](std::span<const KeyIndex::Entry> run) { return settle_run(run, spoiled), true; }, 1);
  std::ranges::sort(without_document_);
  std::ranges::sort(without_enrolment_);
}

// In a run documents stand before enrolments; the i-th of one consent belongs to the i-th.
void EvidenceMatch::settle_run(std::span<const KeyIndex::Entry> run,
                               std::span<const std::uint64_t> spoiled) {
  std::vector<KeyIndex::Entry> entries(run.begin(), run.end());
  std::ranges::stable_sort(entries, {}, &KeyIndex::Entry::at);
  for (auto first = entries.begin(); first != entries.end();) {
    const auto last = std::find_if(first, entries.end(),
                                   [&](const auto& entry) { return entry.at != first->at; });
    const auto border = std::ranges::find(first, last, Side::request, side_in);
    const auto pairs = std::min(border - first, last - border);
    for (auto entry = first; entry < first + pairs; ++entry)
      if (std::ranges::binary_search(spoiled, entry->record))
        unproven_.push_back(record_of(*(border + (entry - first))));
    for (auto entry = first + pairs; entry < border; ++entry)
      without_enrolment_.push_back(entry->record);
    for (auto entry = border + pairs; entry < last; ++entry)
      without_document_.push_back(record_of(*entry));
    first = last;
  }
}

}  // namespace kcms

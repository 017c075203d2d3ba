#include <kcms/rules/recorder.hpp>

#include <algorithm>
#include <tuple>

namespace kcms {
namespace {

auto order_of(const Place& place) {
  return std::tuple(place.record, place.field_rank, place.offset);
}

bool earlier(const Finding& a, const Finding& b) { return order_of(a.place) < order_of(b.place); }

}  // namespace

Recorder::Recorder(Direction direction, std::uint64_t limit,
                   const std::vector<std::string>& suppressed, std::uint64_t only)
    : direction_(direction), limit_(limit), only_(only) {
  for (const std::string& id : suppressed)
    if (const auto rule = find_rule(id)) suppressed_.set(static_cast<std::size_t>(*rule));
}

// Nearly all findings come in file order; one that comes late (a key met again, a count in the
// header) pushes out the last of those kept.
bool Recorder::has_room(const Place& place) {
  if (only_ != 0 && place.record != only_) return false;
  if (limit_ == 0 || kept_.size() < limit_) return true;
  if (order_of(kept_.back().place) <= order_of(place) && in_order_) return false;
  if (!in_order_) std::ranges::stable_sort(kept_, earlier);
  in_order_ = true;
  if (order_of(kept_.back().place) <= order_of(place)) return false;
  kept_.pop_back();
  return true;
}

Finding* Recorder::add(Rule rule, const Place& place, bool sole, std::string_view centre,
                       std::optional<Severity> stated) {
  ++total_;
  if (suppressed_[static_cast<std::size_t>(rule)]) {
    ++suppressed_counts_[static_cast<std::size_t>(rule)];
    return nullptr;
  }
  const Severity severity = severity_of(rule, direction_, sole, stated);
  ++counts_[static_cast<std::size_t>(severity)];
  if (!has_room(place)) return nullptr;
  in_order_ = in_order_ && (kept_.empty() || order_of(kept_.back().place) <= order_of(place));
  const RuleRow& row = row_of(rule);
  kept_.push_back({severity, row.id, centre.empty() ? row.centre : centre, place, {}, {}});
  return &kept_.back();
}

std::vector<SuppressedRule> Recorder::suppressed() const {
  std::vector<SuppressedRule> rules;
  for (std::size_t i = 0; i < suppressed_counts_.size(); ++i)
    if (suppressed_counts_[i] != 0) rules.push_back({rule_rows[i].id, suppressed_counts_[i]});
  return rules;
}

void Recorder::hand_over(FindingSink& sink) {
  std::ranges::stable_sort(kept_, earlier);
  for (Finding& finding : kept_) sink.take(std::move(finding));
  kept_.clear();
}

}  // namespace kcms

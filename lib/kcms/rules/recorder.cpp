#include <kcms/rules/recorder.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace kcms {
namespace {

auto order_of(const Place& place) {
  return std::tuple(place.record, place.field_rank, place.offset);
}

bool earlier(const Finding& a, const Finding& b) { return order_of(a.place) < order_of(b.place); }

}  // namespace

Recorder::Recorder(const FileSpec* spec, std::uint64_t limit,
                   const std::vector<std::string>& suppressed, std::uint64_t only, Keep keep)
    : spec_(spec), limit_(limit), only_(only), keep_(keep) {
  for (const std::string& id : suppressed)
    if (const auto rule = find_rule(id)) suppressed_.set(static_cast<std::size_t>(*rule));
}

// Null where nothing of that severity is kept.
Recorder::Shelf* Recorder::shelf_for(Severity severity) noexcept {
  if (keep_ == Keep::first || severity > Severity::warning) return &first_;
  return severity == Severity::warning ? &warnings_ : nullptr;
}

// Nobody answers a result, and what answers other formats than those of CMS only their layout
// knows.
std::string_view Recorder::code_of(const RuleRow& row, std::string_view own) const noexcept {
  if (spec_ == nullptr || spec_->is_result()) return {};
  if (!own.empty()) return own;
  return spec_->failure_codes == FailureCodeSet::cms ? row.centre : std::string_view{};
}

// Nearly all findings come in file order; one that comes late (a key met again, a count in the
// header) pushes out the last of those kept.
bool Recorder::has_room(Shelf& shelf, const Place& place) const {
  auto& kept = shelf.kept;
  if (only_ != 0 && place.record != only_) return false;
  if (limit_ == 0 || kept.size() < limit_) return true;
  if (order_of(kept.back().place) <= order_of(place) && shelf.in_order) return false;
  if (!shelf.in_order) std::ranges::stable_sort(kept, earlier);
  shelf.in_order = true;
  if (order_of(kept.back().place) <= order_of(place)) return false;
  kept.pop_back();
  return true;
}

Finding* Recorder::add(Rule rule, const Place& place, bool sole, std::string_view centre,
                       std::optional<Severity> stated) {
  ++total_;
  if (suppressed_[static_cast<std::size_t>(rule)]) {
    ++suppressed_counts_[static_cast<std::size_t>(rule)];
    return nullptr;
  }
  const Direction direction = spec_ == nullptr ? Direction::send : spec_->direction;
  const Severity severity = severity_of(rule, direction, sole, stated);
  ++counts_[static_cast<std::size_t>(severity)];
  Shelf* const shelf = shelf_for(severity);
  if (shelf == nullptr || !has_room(*shelf, place)) return nullptr;
  auto& kept = shelf->kept;
  shelf->in_order =
      shelf->in_order && (kept.empty() || order_of(kept.back().place) <= order_of(place));
  const RuleRow& row = row_of(rule);
  kept.push_back({severity, row.id, code_of(row, centre), place, {}, {}});
  return &kept.back();
}

std::vector<SuppressedRule> Recorder::suppressed() const {
  std::vector<SuppressedRule> rules;
  for (std::size_t i = 0; i < suppressed_counts_.size(); ++i)
    if (suppressed_counts_[i] != 0) rules.push_back({rule_rows[i].id, suppressed_counts_[i]});
  return rules;
}

void Recorder::hand_over(FindingSink& sink) {
  std::vector<Finding> kept = std::move(first_.kept);
  std::ranges::move(warnings_.kept, std::back_inserter(kept));
  std::ranges::stable_sort(kept, earlier);
  for (Finding& finding : kept) sink.take(std::move(finding));
  first_ = {};
  warnings_ = {};
}

}  // namespace kcms

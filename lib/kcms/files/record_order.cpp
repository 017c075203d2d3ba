#include <kcms/files/record_order.hpp>

#include <kcms/files/indices.hpp>

#include <deque>

namespace kcms {

namespace {

constexpr bool has_bit(std::uint64_t set, std::uint16_t bit) noexcept {
  return ((set >> bit) & 1) != 0;
}

}  // namespace

bool RecordOrder::adjacent(std::uint16_t last, std::uint16_t next) const noexcept {
  if (last == none && next == none) return false;
  if (last == none) return has_bit(spec_->first, next);
  if (next == none) return has_bit(spec_->last, last);
  return has_bit(spec_->records[next].follows, last);
}

std::optional<std::vector<std::uint16_t>> RecordOrder::between(std::uint16_t last,
                                                               std::uint16_t next) const {
  if (adjacent(last, next)) return std::vector<std::uint16_t>{};
  std::vector<std::uint16_t> reached_from(spec_->records.size(), none);
  std::vector<bool> reached(spec_->records.size());
  if (last != none) reached[last] = true;
  std::deque<std::uint16_t> open{last};
  while (!open.empty()) {
    const auto at = open.front();
    open.pop_front();
    for (const auto r : indices(spec_->records)) {
      if (reached[r] || spec_->records[r].part == Part::data || !adjacent(at, r)) continue;
      reached[r] = true;
      reached_from[r] = at;
      if (!adjacent(r, next)) {
        open.push_back(r);
        continue;
      }
      std::vector<std::uint16_t> path;
      for (auto step = r; step != last; step = reached_from[step]) path.insert(path.begin(), step);
      return path;
    }
  }
  return std::nullopt;
}

}  // namespace kcms

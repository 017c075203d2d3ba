#include <kcms/reconcile/most_pairs.hpp>

#include <limits>

namespace kcms {
namespace {

constexpr std::size_t free_place = std::numeric_limits<std::size_t>::max();

// Paths that swap pairs until one more fits (Kuhn).
class Pairs {
 public:
  Pairs(const std::vector<std::vector<std::size_t>>& fits, std::size_t count)
      : fits_(fits), taken_by_(count, free_place), seen_(count) {}

  std::size_t count() {
    std::size_t pairs = 0;
    for (std::size_t a = 0; a < fits_.size(); ++a) {
      seen_.assign(seen_.size(), false);
      if (place(a)) ++pairs;
    }
    return pairs;
  }

 private:
  bool place(std::size_t a) {  // NOLINT(misc-no-recursion): as deep as there are pairs
    for (const std::size_t q : fits_[a]) {
      if (seen_[q]) continue;
      seen_[q] = true;
      if (taken_by_[q] != free_place && !place(taken_by_[q])) continue;
      taken_by_[q] = a;
      return true;
    }
    return false;
  }

  const std::vector<std::vector<std::size_t>>& fits_;
  std::vector<std::size_t> taken_by_;
  std::vector<bool> seen_;
};

}  // namespace

std::size_t most_pairs(const std::vector<std::vector<std::size_t>>& fits, std::size_t count) {
  return Pairs(fits, count).count();
}

}  // namespace kcms

#include <kcms/reconcile/fit_table.hpp>

#include <algorithm>

namespace kcms {

FitTable::FitTable(const PairPlan& plan, const PairBytes& bytes, std::span<const Asked> asked,
                   std::span<const Answer> answers)
    : width_((asked.size() + 63) / 64), words_((2 * answers.size() + 1) * width_) {
  std::fill(words_.end() - static_cast<std::ptrdiff_t>(width_), words_.end(), ~std::uint64_t{0});
  for (std::size_t a = 0; a < answers.size(); ++a) {
    const Answer& answer = answers[a];
    if (answer.outcome == Outcome::unclear) continue;
    std::uint64_t* fitting = &words_[2 * a * width_];
    for (std::size_t q = 0; q < asked.size(); ++q) {
      if (!amounts_fit(plan, answer, asked[q].amount)) continue;
      const std::uint64_t bit = std::uint64_t{1} << (q % 64);
      fitting[q / 64] |= bit;
      if (bytes.altered(asked[q].bytes, answer.bytes) == nullptr &&
          part_taken(plan, answer, asked[q]) == PartTaken::yes)
        fitting[width_ + q / 64] |= bit;
    }
  }
}

}  // namespace kcms

// Groups of requests and answers by their record numbers, put off until more is known: eight bytes
// a record, and sixteen a group.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kcms {

// Requests and answers of one key. Borrows.
struct Crowd {
  std::span<const std::uint64_t> answers;
  std::span<const std::uint64_t> asked;
};

class CrowdList {
 public:
  void add(const Crowd& crowd) {
    numbers_.push_back(crowd.answers.size());
    numbers_.push_back(crowd.asked.size());
    numbers_.insert(numbers_.end(), crowd.answers.begin(), crowd.answers.end());
    numbers_.insert(numbers_.end(), crowd.asked.begin(), crowd.asked.end());
  }

  // Where the first group stands, and whether one stands at `place`.
  static constexpr std::size_t begin = 0;
  [[nodiscard]] bool has(std::size_t place) const noexcept { return place < numbers_.size(); }
  // The group at `place`, which moves on to the next.
  [[nodiscard]] Crowd next(std::size_t& place) const noexcept {
    const std::span all(numbers_);
    const std::size_t answers = numbers_[place];
    const std::size_t asked = numbers_[place + 1];
    const std::size_t first = place + 2;
    place = first + answers + asked;
    return {all.subspan(first, answers), all.subspan(first + answers, asked)};
  }

 private:
  std::vector<std::uint64_t> numbers_;  // of each group: how many answers, how many requests, both
};

}  // namespace kcms

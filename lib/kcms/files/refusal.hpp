// Why a file cannot be made from rows: every reason, with its place in the input.
#pragma once

#include <kcms/base/phrase.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kcms {

struct Refusal {
  std::uint64_t line = 0;  // of the input, where the row begins; 0 = the file as a whole
  std::string column;      // "" = the row as a whole
  Phrase reason;
};

// Counts all refusals and keeps the first of them.
class Refusals {
 public:
  explicit Refusals(std::size_t limit = 1000) : limit_(limit) {}

  void add(Refusal refusal) {
    ++count_;
    if (kept_.size() < limit_) kept_.push_back(std::move(refusal));
  }
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  [[nodiscard]] std::span<const Refusal> kept() const noexcept { return kept_; }

 private:
  std::size_t limit_;
  std::uint64_t count_ = 0;
  std::vector<Refusal> kept_;
};

}  // namespace kcms

// The serial numbers of one kind of record, one after the other.
#pragma once

#include <cstdint>

namespace kcms {

class Serials {
 public:
  explicit Serials(std::uint64_t from) : next_(from) {}

  [[nodiscard]] std::uint64_t expected() const noexcept { return next_; }

  // Takes the next serial; false where it is out of order. After a fault both the old count and the
  // new one are believed, so that a mistyped serial and a lost record are one fault each.
  [[nodiscard]] bool accept(std::uint64_t serial) noexcept {
    const bool in_order = serial == next_ || (doubtful_ && serial == other_);
    if (!in_order)
      other_ = serial;
    else
      next_ = serial;
    doubtful_ = !in_order;
    ++next_;
    ++other_;
    return in_order;
  }

  // A record whose serial cannot be read may or may not have been counted.
  void pass_over() noexcept {
    if (!doubtful_) other_ = next_;
    doubtful_ = true;
    ++next_;
  }

  // `count` records in order, as the hot pass has seen.
  void advance(std::uint64_t count) noexcept {
    next_ += count;
    if (count > 0) doubtful_ = false;
  }

 private:
  std::uint64_t next_;
  std::uint64_t other_ = 0;
  bool doubtful_ = false;
};

}  // namespace kcms

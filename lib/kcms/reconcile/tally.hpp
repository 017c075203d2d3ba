// Counts and money of a reconciliation, to the won in 64 bits.
#pragma once

#include <kcms/reconcile/item.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

namespace kcms {

// A sum that remembers that it did not fit.
struct Sum {
  std::uint64_t value = 0;
  bool overflow = false;

  void add(std::uint64_t more) noexcept {
    overflow = __builtin_add_overflow(value, more, &value) || overflow;
  }
  void take(std::uint64_t less) noexcept { value -= less; }
};

// How many answers gave which reason; reasons are packed codes. There are some forty: they have a
// place of their own in a table that is hardly ever wrong about it.
class CodeCounts {
 public:
  std::uint64_t& operator[](std::uint64_t code) {
    Place& place = places_[(code * 0x9E3779B97F4A7C15) >> (64 - bits)];
    if (place.code == code && place.count != nullptr) return *place.count;
    place = {code, &counts_[code]};
    return *place.count;
  }
  [[nodiscard]] const std::unordered_map<std::uint64_t, std::uint64_t>& all() const noexcept {
    return counts_;
  }

 private:
  static constexpr unsigned bits = 10;
  struct Place {
    std::uint64_t code = 0;
    std::uint64_t* count = nullptr;  // in counts_, whose values stay where they are
  };
  std::array<Place, std::size_t{1} << bits> places_;
  std::unordered_map<std::uint64_t, std::uint64_t> counts_;
};

// Tells apart what became of items, one by one: two lists of fates that differ anywhere have other
// digests, all but surely (64 bits, which can be forged). The order in which they are added is
// nothing to it.
class FateDigest {
 public:
  void add(std::uint64_t record, Fate fate) noexcept {
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;
    std::uint64_t item = (record * fates + static_cast<std::uint64_t>(fate) + 1) * spread;
    item = (item ^ (item >> 32U)) * spread;
    sum_ += item ^ (item >> 29U);
  }
  [[nodiscard]] std::uint64_t value() const noexcept { return sum_; }

 private:
  std::uint64_t sum_ = 0;
};

struct Money {
  std::uint64_t requested = 0;
  std::uint64_t collected = 0;
  std::uint64_t failed = 0;
  std::uint64_t undetermined = 0;
  std::uint64_t fees = 0;
};

struct Counts {
  std::uint64_t accepted = 0;
  std::uint64_t failed = 0;
  std::uint64_t partial = 0;
  std::uint64_t undetermined = 0;
  std::map<std::string, std::uint64_t> failed_by_code;
  std::map<std::string, std::uint64_t> partial_by_code;
  Money money;
  std::uint64_t fates = 0;  // their digest; 0 where no items were matched
};

}  // namespace kcms

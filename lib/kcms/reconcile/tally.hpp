// Counts and money of a reconciliation, to the won in 64 bits.
#pragma once

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

// How many answers gave which reason; reasons are packed codes.
using CodeCounts = std::unordered_map<std::uint64_t, std::uint64_t>;

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
};

}  // namespace kcms

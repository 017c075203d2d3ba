// Tells one reading of a file from another by the fingerprints of its keys and their order: a file
// that is read again may have been written to meanwhile. Inline, because every record is added.
#pragma once

#include <cstdint>

namespace kcms {

class ReadingSum {
 public:
  void add(std::uint64_t fingerprint) noexcept { sum_ = sum_ * 0x9E3779B97F4A7C15 + fingerprint; }
  bool operator==(const ReadingSum&) const = default;

 private:
  std::uint64_t sum_ = 1;
};

}  // namespace kcms

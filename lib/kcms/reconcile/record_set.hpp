// Numbers of records, a bit each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kcms {

class RecordSet {
 public:
  // Makes room for the numbers below `end`; to be called before they are put in.
  void cover(std::uint64_t end) { words_.resize(end / bits + 1); }
  void put(std::uint64_t record) noexcept {
    words_[record / bits] |= std::uint64_t{1} << (record % bits);
  }
  [[nodiscard]] bool has(std::uint64_t record) const noexcept {
    return ((words_[record / bits] >> (record % bits)) & 1) != 0;
  }

 private:
  static constexpr std::size_t bits = 64;
  std::vector<std::uint64_t> words_;
};

}  // namespace kcms

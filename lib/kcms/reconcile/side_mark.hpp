// Records of two files in one KeyIndex: its entries bear the side beside the record number, so that
// in a run those of the result stand before those of the request.
#pragma once

#include <kcms/reconcile/anomaly.hpp>
#include <kcms/rules/key_index.hpp>

#include <cstdint>

namespace kcms {

inline constexpr std::uint64_t request_mark = std::uint64_t{1} << 63;

[[nodiscard]] constexpr std::uint64_t marked(std::uint64_t record, Side side) noexcept {
  return side == Side::request ? record | request_mark : record;
}
[[nodiscard]] constexpr Side side_in(const KeyIndex::Entry& entry) noexcept {
  return (entry.record & request_mark) != 0 ? Side::request : Side::result;
}
[[nodiscard]] constexpr std::uint64_t record_of(const KeyIndex::Entry& entry) noexcept {
  return entry.record & ~request_mark;
}

}  // namespace kcms

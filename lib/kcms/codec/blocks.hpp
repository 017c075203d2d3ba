// How a record with a tail fills its blocks.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>

namespace kcms {

// Blocks of `pad_to` bytes that a record takes up with a tail of `length` bytes. Precondition: it
// has a tail.
[[nodiscard]] constexpr std::uint64_t blocks_of(const RecordSpec& record,
                                                std::uint64_t length) noexcept {
  const std::uint64_t step = record.tail.pad_to;
  return (record.length + length + step - 1) / step;
}

// Bytes that fill its last block up.
[[nodiscard]] constexpr std::uint64_t filler_of(const RecordSpec& record,
                                                std::uint64_t length) noexcept {
  return blocks_of(record, length) * record.tail.pad_to - record.length - length;
}

}  // namespace kcms

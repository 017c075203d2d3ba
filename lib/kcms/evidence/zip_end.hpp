// The end of a zip, where it says how many entries it has.
#pragma once

#include <kcms/base/byte_source.hpp>

#include <cstdint>

namespace kcms {

// Of a zip that is read. Its list of entries is held in memory as a whole.
inline constexpr std::uint64_t most_zip_entries = 100'000;
inline constexpr std::uint64_t most_of_zip_list = std::uint64_t{9} << 20U;  // in bytes

// The largest number of entries that a record at the end of `zip`, which can be read at any place
// and has a size, claims in 64 bits; 0 where there is none. libzip makes room for as many before it
// reads one of them.
[[nodiscard]] Result<std::uint64_t> claimed_zip_entries(ByteSource& zip);

}  // namespace kcms

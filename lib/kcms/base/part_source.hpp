// A stretch of a file as a source of its own.
#pragma once

#include <kcms/base/byte_source.hpp>

#include <memory>
#include <string>

namespace kcms {

// `size` bytes of `whole` from `offset` on, fewer where it ends. Borrows `whole`, whose size is
// known, and leaves its place alone.
[[nodiscard]] std::unique_ptr<ByteSource> part_of(ByteSource& whole, std::uint64_t offset,
                                                  std::uint64_t size, std::string name);

// All of it, from its beginning.
[[nodiscard]] std::unique_ptr<ByteSource> again(ByteSource& whole);

}  // namespace kcms

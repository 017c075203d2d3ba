// A file without a name, which is gone when it is closed.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/base/file_descriptor.hpp>

#include <memory>

namespace kcms {

// On disk (in $TMPDIR, else /tmp) where possible, so that a large file does not live in memory.
[[nodiscard]] FileDescriptor unnamed_file();

// A copy, in an unnamed file, of what is left of `source`: its size is known and it can be read at
// any place.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> spooled(ByteSource& source);

// The same bytes as a source whose size is known and which can be read at any place: `source`
// itself, or a copy of a pipe.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> seekable(std::unique_ptr<ByteSource> source);

}  // namespace kcms

// Records at places of a file, in the native charset; neighbours come from one read.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kcms {

class RecordFetcher {
 public:
  // `source` must outlive this and know its size.
  RecordFetcher(ByteSource& source, Charset charset) : source_(source), charset_(charset) {}

  // The bytes from `offset` on, fewer at the end of the file. Valid until the next call.
  [[nodiscard]] Result<std::string_view> at(std::uint64_t offset, std::size_t length);

 private:
  [[nodiscard]] Status read(std::uint64_t offset, std::size_t length);

  ByteSource& source_;
  Charset charset_;
  std::string window_;
  std::uint64_t begin_ = 0;  // of the window in the file
};

}  // namespace kcms

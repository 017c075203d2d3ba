// Writes to an open file in large blocks, and can go back to bytes already written.
#pragma once

#include <kcms/base/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kcms {

// Writes all of `bytes`; `name` is what an error calls the file.
[[nodiscard]] Status write_whole(int file, std::string_view bytes, std::string_view name);

// Borrows the open file. What is not flushed is lost with the writer.
class BlockWriter {
 public:
  BlockWriter(int file, std::string name);

  [[nodiscard]] Status write(std::string_view bytes);
  // Only within what was written; the file must be one that can be sought in.
  [[nodiscard]] Status write_at(std::uint64_t offset, std::string_view bytes);
  [[nodiscard]] Status flush();

  // Bytes that are in the file, not in the buffer; and those in the buffer.
  [[nodiscard]] std::uint64_t flushed() const noexcept { return flushed_; }
  [[nodiscard]] std::string_view pending() const noexcept { return buffer_; }

 private:
  int file_;
  std::string name_;
  std::string buffer_;
  std::uint64_t flushed_ = 0;
};

}  // namespace kcms

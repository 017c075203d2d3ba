// A view that moves over a source: pieces at any place of a file, and of a pipe at any place that
// lies ahead.
#pragma once

#include <kcms/base/byte_source.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace kcms {

class ByteWindow {
 public:
  // `source` must outlive this and was not read before, unless it is a pipe.
  explicit ByteWindow(ByteSource& source) : source_(source), seeks_(source.size().has_value()) {}

  // `size` bytes from `offset` on, fewer where the source ends. Valid until the next call. What
  // lies before the last forget() is not asked for again.
  [[nodiscard]] Result<std::string_view> at(std::uint64_t offset, std::size_t size);
  // At least one byte, as many as are at hand; none at the end.
  [[nodiscard]] Result<std::string_view> some(std::uint64_t offset);
  // Nothing before `offset` will be asked for.
  void forget(std::uint64_t offset) noexcept { kept_from_ = offset; }

  // Bytes of a pipe that were read so far.
  [[nodiscard]] std::uint64_t reached() const noexcept { return end(); }

  // Whether a place far ahead can be looked at without holding what lies between.
  [[nodiscard]] bool seeks() const noexcept { return seeks_; }

 private:
  [[nodiscard]] std::uint64_t end() const noexcept { return begin_ + filled_; }
  [[nodiscard]] std::string_view held(std::uint64_t offset) const noexcept;
  [[nodiscard]] Status jump(std::uint64_t offset, std::size_t size);
  [[nodiscard]] Status read_on(std::uint64_t offset, std::size_t size);
  [[nodiscard]] Status drop_until(std::uint64_t offset);

  ByteSource& source_;
  bool seeks_;
  bool at_end_ = false;
  std::vector<char> buffer_;
  std::size_t filled_ = 0;
  std::uint64_t begin_ = 0;  // of the buffer in the source
  std::uint64_t kept_from_ = 0;
  std::size_t step_ = 0;  // bytes that the next read takes at least
};

}  // namespace kcms

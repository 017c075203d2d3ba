// The part of an input of rows that is in memory: at least one whole row, with room behind it for
// reading in words.
#pragma once

#include <kcms/base/byte_source.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class RowBuffer {
 public:
  // Bytes of zero behind unread().
  static constexpr std::size_t slack = 8;

  // `source` must outlive this.
  explicit RowBuffer(ByteSource& source);

  [[nodiscard]] std::string_view unread() const noexcept {
    return {bytes_.data() + begin_, end_ - begin_};
  }
  // The same bytes, for decoding in place.
  [[nodiscard]] char* data() noexcept { return bytes_.data() + begin_; }
  // Nothing comes after unread().
  [[nodiscard]] bool at_end() const noexcept { return at_end_; }

  // Reads on, keeping what is unread; views into it are void. A row that grows beyond all measure
  // is Errc::data.
  [[nodiscard]] Status more();
  void take(std::size_t size) noexcept { begin_ += size; }
  [[nodiscard]] const std::string& name() const noexcept { return source_->name(); }

 private:
  ByteSource* source_;
  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;
};

}  // namespace kcms

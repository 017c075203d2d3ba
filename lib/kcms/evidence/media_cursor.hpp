// A place in a document that can be read forward. Reading past the end gives zeroes and is
// remembered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kcms {

class MediaCursor {
 public:
  explicit MediaCursor(std::string_view bytes, std::uint64_t at = 0) noexcept : bytes_(bytes) {
    skip(at);
  }

  // A number of `width` bytes (1 to 4), high byte first or last.
  std::uint32_t big(unsigned width) noexcept {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < width; ++i) value = value << 8U | byte();
    return value;
  }
  std::uint32_t little(unsigned width) noexcept {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < width; ++i) value |= std::uint32_t{byte()} << 8U * i;
    return value;
  }
  std::uint64_t little_64() noexcept {
    const std::uint64_t low = little(4);
    return low | std::uint64_t{little(4)} << 32U;
  }
  std::uint8_t byte() noexcept {
    if (at_end()) return past_end_ = true, std::uint8_t{0};
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }
  // The next `count` bytes, fewer at the end.
  std::string_view take(std::uint64_t count) noexcept {
    const std::string_view rest = bytes_.substr(at_);
    skip(count);
    return rest.substr(0, count);
  }
  void skip(std::uint64_t count) noexcept {
    const std::size_t left = bytes_.size() - at_;
    past_end_ |= count > left;
    at_ += count > left ? left : static_cast<std::size_t>(count);
  }
  // To the next byte `wanted`; past the end where there is none.
  void skip_to(char wanted) noexcept {
    const std::size_t found = bytes_.find(wanted, at_);
    past_end_ |= found == std::string_view::npos;
    at_ = found == std::string_view::npos ? bytes_.size() : found;
  }

  [[nodiscard]] std::string_view rest() const noexcept { return bytes_.substr(at_); }
  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] bool at_end() const noexcept { return at_ == bytes_.size(); }
  // Whether something was asked for that is not there.
  [[nodiscard]] bool past_end() const noexcept { return past_end_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool past_end_ = false;
};

}  // namespace kcms

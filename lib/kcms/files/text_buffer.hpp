// Text on its way to a sink, gathered in large blocks.
#pragma once

#include <kcms/base/byte_sink.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kcms {

// Copies `text` to `at`, where there must be room; returns the place behind it.
[[nodiscard]] char* put_text(char* at, std::string_view text) noexcept;

class TextBuffer {
 public:
  // `sink` must outlive this. What was not flushed is lost with the buffer.
  explicit TextBuffer(ByteSink& sink);

  // Room for `size` bytes and a few more that may be overwritten for speed; taken() says how many
  // are meant. An error of the sink comes here or at flush().
  [[nodiscard]] Result<char*> room(std::size_t size);
  void taken(std::size_t size) noexcept { used_ += size; }

  [[nodiscard]] Status append(std::string_view text);
  [[nodiscard]] Status flush();

 private:
  ByteSink& sink_;
  std::vector<char> bytes_;
  std::size_t used_ = 0;
};

}  // namespace kcms

#include <kcms/files/text_buffer.hpp>

#include <algorithm>
#include <cstring>

namespace kcms {

namespace {

constexpr std::size_t block = std::size_t{1} << 18;
constexpr std::size_t slack = 64;

}  // namespace

char* put_text(char* at, std::string_view text) noexcept {
  if (text.empty()) return at;  // it may have no address
  std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

TextBuffer::TextBuffer(ByteSink& sink) : sink_(sink), bytes_(block + slack) {}

Result<char*> TextBuffer::room(std::size_t size) {
  if (used_ + size + slack > bytes_.size()) {
    if (const auto flushed = flush(); !flushed) return pass(flushed);
    if (size + slack > bytes_.size()) bytes_.resize(size + slack);
  }
  return bytes_.data() + used_;
}

Status TextBuffer::append(std::string_view text) {
  const auto place = room(text.size());
  if (!place) return pass(place);
  std::ranges::copy(text, *place);
  taken(text.size());
  return done();
}

Status TextBuffer::flush() {
  const auto written = sink_.write({bytes_.data(), used_});
  used_ = 0;
  return written;
}

}  // namespace kcms

#include <kcms/codec/byte_window.hpp>

#include <algorithm>
#include <cstring>

namespace kcms {
namespace {

// Who jumps from record to record reads little; who reads on reads much at once.
constexpr std::size_t first_step = std::size_t{1} << 12;
constexpr std::size_t last_step = std::size_t{1} << 18;

}  // namespace

std::string_view ByteWindow::held(std::uint64_t offset) const noexcept {
  if (offset < begin_ || offset >= end()) return {};
  const auto from = static_cast<std::size_t>(offset - begin_);
  return {buffer_.data() + from, filled_ - from};
}

// Fills the buffer anew from `offset` on.
Status ByteWindow::jump(std::uint64_t offset, std::size_t size) {
  const bool reads_on = offset >= begin_ && offset <= end();
  step_ = reads_on ? std::min(last_step, std::max(first_step, 2 * step_)) : first_step;
  size = std::max(size, step_);
  if (buffer_.size() < size) buffer_.resize(size);
  begin_ = offset;
  filled_ = 0;
  const auto got = source_.read_at(offset, std::span(buffer_).first(size));
  if (!got) return pass(got);
  filled_ = *got;
  return done();
}

// Reads and drops what nobody will ask for.
Status ByteWindow::drop_until(std::uint64_t offset) {
  const std::uint64_t from = std::clamp(offset, begin_, end());
  const auto left = static_cast<std::size_t>(end() - from);
  if (from != begin_ && left != 0)
    std::memmove(buffer_.data(), buffer_.data() + (filled_ - left), left);
  begin_ = from;
  filled_ = left;
  while (!at_end_ && begin_ < offset) {
    buffer_.resize(std::max(buffer_.size(), last_step));
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(offset - begin_, last_step));
    const auto got = source_.read(std::span(buffer_).first(wanted));
    if (!got) return pass(got);
    begin_ += *got;
    at_end_ = *got < wanted;
  }
  return done();
}

Status ByteWindow::read_on(std::uint64_t offset, std::size_t size) {
  if (const Status dropped = drop_until(std::min(kept_from_, offset)); !dropped) return dropped;
  const std::uint64_t wanted = offset + size;
  while (!at_end_ && end() < wanted) {
    const auto more = std::max<std::size_t>(static_cast<std::size_t>(wanted - end()), last_step);
    buffer_.resize(std::max(buffer_.size(), filled_ + more));
    const auto got = source_.read(std::span(buffer_).subspan(filled_, more));
    if (!got) return pass(got);
    filled_ += *got;
    at_end_ = *got < more;
  }
  return done();
}

Result<std::string_view> ByteWindow::at(std::uint64_t offset, std::size_t size) {
  if (held(offset).size() >= size) return held(offset).substr(0, size);
  if (const Status read = seeks_ ? jump(offset, size) : read_on(offset, size); !read)
    return pass(read);
  return held(offset).substr(0, size);
}

Result<std::string_view> ByteWindow::some(std::uint64_t offset) {
  if (const auto at_hand = held(offset); !at_hand.empty()) return at_hand;
  if (const auto one = at(offset, 1); !one) return one;
  return held(offset);
}

}  // namespace kcms

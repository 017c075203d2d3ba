#include <kcms/files/row_buffer.hpp>

#include <algorithm>
#include <cstring>
#include <string>

namespace kcms {

namespace {

constexpr std::size_t block = std::size_t{1} << 18;
constexpr std::size_t longest_row = std::size_t{1} << 24;

}  // namespace

RowBuffer::RowBuffer(ByteSource& source) : source_(&source), bytes_(block + slack) {}

Status RowBuffer::more() {
  std::memmove(bytes_.data(), data(), end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  if (end_ > longest_row)
    return fail(Errc::data, Phrase("rows.too-long", {{"limit", std::to_string(longest_row)}}));
  if (end_ + slack >= bytes_.size()) bytes_.resize(bytes_.size() * 2);
  const std::span<char> room(bytes_.data() + end_, bytes_.size() - slack - end_);
  const auto got = source_->read(room);
  if (!got) return pass(got);
  at_end_ = *got < room.size();
  end_ += *got;
  std::fill_n(bytes_.data() + end_, slack, '\0');
  return done();
}

}  // namespace kcms

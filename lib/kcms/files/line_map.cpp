#include <kcms/files/line_map.hpp>

#include <algorithm>
#include <iterator>

namespace kcms {

namespace {

constexpr std::size_t jumps_a_mark = 1024;
constexpr std::uint64_t low_bits = 0x7F;
constexpr std::uint64_t more = 0x80;
constexpr unsigned bits = 7;

}  // namespace

void LineMap::append(std::uint64_t number) {
  for (; number > low_bits; number >>= bits)
    jumps_ += static_cast<char>((number & low_bits) | more);
  jumps_ += static_cast<char>(number);
}

std::uint64_t LineMap::read(std::size_t& at) const {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += bits) {
    const auto byte = static_cast<unsigned char>(jumps_[at++]);
    number |= (byte & low_bits) << shift;
    if ((byte & more) == 0) return number;
  }
}

// From the mark at one jump to that at the next.
void LineMap::follow(Mark& mark, const Jump& jump) {
  const std::uint64_t between = jump.record - mark.record - 1;
  mark.line += between + jump.size + (jump.size == 0 ? 0 : 1);
  mark.record = jump.record;
}

void LineMap::add_jump(std::uint64_t line) {
  if (count_ != 0 && count_ % jumps_a_mark == 0) marks_.push_back(last_);
  ++count_;
  const Jump jump{records_, line == 0 ? 0 : line - expected_};
  append(jump.record - last_.record);
  append(jump.size);
  if (line != 0) expected_ = line;
  follow(last_, jump);
  last_.at = jumps_.size();
}

std::uint64_t LineMap::line_of(std::uint64_t record) const {
  const auto behind = std::ranges::lower_bound(marks_, record, {}, &Mark::record);
  Mark mark = behind == marks_.begin() ? *behind : *std::prev(behind);
  while (mark.at < jumps_.size()) {
    std::size_t at = mark.at;
    const std::uint64_t next = mark.record + read(at);
    if (next > record) break;
    const Jump jump{next, read(at)};
    if (next == record && jump.size == 0) return 0;
    follow(mark, jump);
    mark.at = at;
    if (next == record) return mark.line - 1;
  }
  return mark.line + (record - mark.record) - 1;
}

}  // namespace kcms

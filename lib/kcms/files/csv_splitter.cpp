#include <kcms/files/csv_splitter.hpp>

#include <kcms/files/eight_bytes.hpp>

#include <bit>

namespace kcms {

namespace {

constexpr std::string_view between(const char* from, const char* to) noexcept {
  return {from, static_cast<std::size_t>(to - from)};
}

constexpr std::string_view without_carriage(std::string_view cell) noexcept {
  if (cell.ends_with('\r')) cell.remove_suffix(1);
  return cell;
}

}  // namespace

// The next comma, quote or line feed, or the end of the text.
const char* CsvSplitter::next_sign() noexcept {
  while (marks_ == 0) {
    if (next_ >= end_) return end_;
    block_ = next_;
    next_ += eight::size;
    const std::uint64_t word = eight::load(block_);
    high_ |= word & eight::tops;
    marks_ = eight::equal_to(word, ',') | eight::equal_to(word, '\n') | eight::equal_to(word, '"');
  }
  const char* const sign = block_ + std::countr_zero(marks_) / 8;
  marks_ &= marks_ - 1;
  return sign;
}

// Cuts the cell whose opening quote stands at `open`; what comes behind the closing one is left to
// the caller.
CsvSplit CsvSplitter::quoted_cell(const char* open) {
  bool doubled = false;
  for (;;) {
    const char* const sign = next_sign();
    if (sign == end_) return at_end_ ? CsvSplit::open_quote : CsvSplit::incomplete;
    if (*sign == '\n') ++lines_;
    if (*sign != '"') continue;
    if (sign + 1 == end_ && !at_end_) return CsvSplit::incomplete;
    if (sign + 1 < end_ && sign[1] == '"') {
      (void)next_sign();
      doubled = true;
      continue;
    }
    if (doubled) doubled_.push_back(count_);
    add(between(open + 1, sign));
    return CsvSplit::row;
  }
}

// The input ends with a bare cell, without a line feed.
CsvSplit CsvSplitter::last_cell(const char* cell) {
  if (!at_end_) return CsvSplit::incomplete;
  add(without_carriage(between(cell, end_)));
  close_row(end_);
  return CsvSplit::row;
}

CsvSplit CsvSplitter::split(std::string_view text, bool at_end) {
  begin_ = text.data();
  end_ = begin_ + text.size();
  next_ = begin_;
  at_end_ = at_end;
  marks_ = high_ = lines_ = 0;
  count_ = 0;
  doubled_.clear();
  const char* cell = begin_;
  for (;;) {
    const char* sign = next_sign();
    if (sign == end_) return last_cell(cell);
    const bool quoted = *sign == '"';
    if (quoted) {
      if (sign != cell) return CsvSplit::bad_quote;
      if (const auto cut = quoted_cell(sign); cut != CsvSplit::row) return cut;
      const char* const behind = cells_[count_ - 1].data() + cells_[count_ - 1].size() + 1;
      sign = next_sign();
      if (sign == end_ && !at_end_) return CsvSplit::incomplete;
      const auto gap = between(behind, sign);
      if (!gap.empty() && (gap != "\r" || (sign != end_ && *sign != '\n')))
        return CsvSplit::bad_quote;
    }
    if (sign != end_ && *sign == ',') {
      if (!quoted) add(between(cell, sign));
      cell = sign + 1;
      continue;
    }
    if (!quoted) add(without_carriage(between(cell, sign)));
    lines_ += sign == end_ ? 0 : 1;
    close_row(sign == end_ ? end_ : sign + 1);
    return CsvSplit::row;
  }
}

}  // namespace kcms

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

// Finds the closing quote of the cell whose opening one stands at `open`, and cuts it.
CsvSplit CsvSplitter::quoted_cell(const char* open) {
  bool doubled = false;
  for (;;) {
    const char* const quote = next_sign();
    if (quote == end_) return at_end_ ? CsvSplit::open_quote : CsvSplit::incomplete;
    if (*quote == '\n') ++lines_;
    if (*quote != '"') continue;
    if (quote + 1 == end_ && !at_end_) return CsvSplit::incomplete;
    if (quote + 1 < end_ && quote[1] == '"') {
      (void)next_sign();
      doubled = true;
      continue;
    }
    if (doubled && count_ < most_cells) doubled_.push_back(count_);
    add(between(open + 1, quote));
    return behind_quote(quote + 1);
  }
}

// Nothing but a line end or a comma may stand behind a closing quote.
CsvSplit CsvSplitter::behind_quote(const char* behind) {
  sign_ = next_sign();
  if (sign_ == end_ && !at_end_) return CsvSplit::incomplete;
  const auto gap = between(behind, sign_);
  const bool carriage = gap == "\r" && (sign_ == end_ || stands('\n'));
  return gap.empty() || carriage ? CsvSplit::row : CsvSplit::bad_quote;
}

// Cuts the cell that begins at `cell`; the sign that ends it is then at hand.
CsvSplit CsvSplitter::cut_cell(const char* cell) {
  sign_ = next_sign();
  if (stands('"')) return sign_ == cell ? quoted_cell(cell) : CsvSplit::bad_quote;
  if (sign_ == end_ && !at_end_) return CsvSplit::incomplete;
  const auto text = between(cell, sign_);
  add(stands(',') ? text : without_carriage(text));
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
  for (const char* cell = begin_;; cell = sign_ + 1) {
    if (const auto cut = cut_cell(cell); cut != CsvSplit::row) return cut;
    if (!stands(',')) break;
  }
  const bool line_feed = stands('\n');
  lines_ += line_feed ? 1 : 0;
  size_ = static_cast<std::size_t>(sign_ - begin_) + (line_feed ? 1 : 0);
  return CsvSplit::row;
}

}  // namespace kcms

// Cuts the next row of a CSV text into its cells (RFC 4180: a comma between cells, quotes around
// what needs them).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kcms {

enum class CsvSplit : std::uint8_t {
  row,         // a whole row was cut
  incomplete,  // the text ends inside it
  bad_quote,   // a quote inside a bare cell, or something behind a closing one
  open_quote,  // the input ends inside quotes
};

class CsvSplitter {
 public:
  // `text` begins with a row; it is the last of the input where `at_end`. Eight bytes behind `text`
  // are read and must not change the outcome: zeros will do.
  [[nodiscard]] CsvSplit split(std::string_view text, bool at_end);

  // Cells of a row that are kept; more are only counted.
  static constexpr std::size_t most_cells = std::size_t{1} << 16U;

  // Of the row that was cut; views of the text.
  [[nodiscard]] std::span<std::string_view> cells() noexcept {
    return std::span(cells_).first(count_ < most_cells ? count_ : most_cells);
  }
  // How many it has.
  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  // The cells that hold doubled quotes, each of which means one.
  [[nodiscard]] const std::vector<std::size_t>& doubled() const noexcept { return doubled_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }  // its bytes with the line end
  [[nodiscard]] std::uint64_t lines() const noexcept {
    return lines_;
  }  // line ends in it, quoted ones too
  // A byte beyond ASCII may stand in it.
  [[nodiscard]] bool maybe_high() const noexcept { return high_ != 0; }

 private:
  [[nodiscard]] const char* next_sign() noexcept;
  [[nodiscard]] CsvSplit quoted_cell(const char* open);
  [[nodiscard]] CsvSplit behind_quote(const char* behind);
  [[nodiscard]] CsvSplit cut_cell(const char* cell);
  [[nodiscard]] bool stands(char sign) const noexcept { return sign_ != end_ && *sign_ == sign; }
  void add(std::string_view cell) {
    if (count_ == cells_.size() && count_ < most_cells) cells_.resize(2 * count_ + 1);
    if (count_ < cells_.size()) cells_[count_] = cell;
    ++count_;
  }

  const char* begin_ = nullptr;
  const char* end_ = nullptr;
  const char* block_ = nullptr;  // eight bytes whose signs are in marks_
  const char* next_ = nullptr;   // the eight bytes after them
  const char* sign_ = nullptr;   // the comma, quote or line feed at hand, or the end
  std::uint64_t marks_ = 0;      // the top bit of each byte that is a comma, a quote or a line feed
  bool at_end_ = false;
  std::vector<std::string_view> cells_;  // the first count_ of them
  std::size_t count_ = 0;
  std::vector<std::size_t> doubled_;
  std::size_t size_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t high_ = 0;
};

}  // namespace kcms

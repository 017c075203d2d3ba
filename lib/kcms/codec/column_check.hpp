// The hot pass: which records of a batch have a byte outside its column's interval, or a field of
// the wrong shape. It knows bytes and blanks and no word of what they mean; a record it marks is
// explained elsewhere.
#pragma once

#include <kcms/codec/record_reader.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace kcms {

// One table for one kind of record: an interval per byte, and masks over the blanks of the record.
class ColumnCheck {
 public:
  // A record of `length` bytes in which everything is allowed.
  explicit ColumnCheck(std::size_t length);

  // Bytes offset … offset + length - 1 lie in [low, high], or are blank where `blanks` says so.
  enum class Blanks : std::uint8_t { no, yes };
  void allow(std::size_t offset, std::size_t length, unsigned char low, unsigned char high,
             Blanks blanks);
  void exactly(std::size_t offset, std::string_view bytes);
  // Whether bytes from `offset` on lie in the intervals of their columns.
  [[nodiscard]] bool allows(std::size_t offset, std::string_view bytes) const noexcept;

  // No other byte follows a blank inside the field.
  void left_aligned(std::size_t offset, std::size_t length);
  // The field does not begin with a blank.
  void not_blank(std::size_t offset);
  // Blank throughout, or without a blank.
  void whole_or_blank(std::size_t offset, std::size_t length);
  // Blanks begin at `ends` bytes into the field, or at its start, and nowhere else.
  void ends_only_at(std::size_t offset, std::size_t length, std::span<const std::uint32_t> ends);

  // flags[i] |= 1 for every record i of the batch that is marked. The batch has `reading_slack`
  // bytes behind it.
  void mark(const Batch& batch, std::uint8_t* flags) const noexcept;

  // The columns of one record for which it is marked: bit i of word w is column 64 w + i. `columns`
  // has room for columns_in_words() words; the record has `reading_slack` bytes behind it.
  void find(const char* record, std::uint64_t* columns) const noexcept;
  [[nodiscard]] std::size_t columns_in_words() const noexcept { return words_.size(); }

 private:
  struct Word {                     // 64 columns
    std::uint64_t needed = 0;       // a blank here is marked
    std::uint64_t after_blank = 0;  // another byte here is marked where the one before is a blank
    std::uint64_t ending = 0;       // a blank here is marked where the one before is another byte
  };
  [[nodiscard]] static std::uint64_t misshapen(const Word& word, std::uint64_t blanks,
                                               std::uint64_t before) noexcept;
  template <std::size_t words>
  void mark_words(const Batch& batch, std::uint8_t* flags) const noexcept;
  [[nodiscard]] Word& word(std::size_t column) { return words_[column / 64]; }

  std::vector<std::uint8_t> low_;
  std::vector<std::uint8_t> span_;
  std::vector<std::uint8_t> blank_allowed_;  // 0xFF or 0
  std::vector<Word> words_;
};

}  // namespace kcms

#include <kcms/codec/column_check.hpp>

#include <emmintrin.h>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint64_t bit(std::size_t column) noexcept {
  return std::uint64_t{1} << (column % 64);
}

__m128i load(const void* bytes) noexcept {
  return _mm_loadu_si128(static_cast<const __m128i*>(bytes));
}

std::uint64_t mask_of(__m128i bytes) noexcept {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(bytes)));
}

}  // namespace

// The columns whose blanks are where they may not be. `before`, bit i: the byte before column i is
// a blank.
inline std::uint64_t ColumnCheck::misshapen(const Word& word, std::uint64_t blanks,
                                            std::uint64_t before) noexcept {
  return (blanks & word.needed) | (before & ~blanks & word.after_blank) |
         (~before & blanks & word.ending);
}

ColumnCheck::ColumnCheck(std::size_t length)
    : low_((length + 63) / 64 * 64, 0),
      span_(low_.size(), 0xFF),
      blank_allowed_(low_.size(), 0),
      words_(low_.size() / 64) {}

void ColumnCheck::allow(std::size_t offset, std::size_t length, unsigned char low,
                        unsigned char high, Blanks blanks) {
  for (std::size_t i = offset; i < offset + length; ++i) {
    low_[i] = low;
    span_[i] = static_cast<std::uint8_t>(high - low);
    blank_allowed_[i] = blanks == Blanks::yes ? 0xFF : 0;
  }
}

void ColumnCheck::exactly(std::size_t offset, std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    allow(offset + i, 1, byte, byte, Blanks::no);
  }
}

bool ColumnCheck::allows(std::size_t offset, std::string_view bytes) const noexcept {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::size_t column = offset + i;
    const bool blank = bytes[i] == ' ' && blank_allowed_[column] != 0;
    const auto above =
        static_cast<std::uint8_t>(static_cast<std::uint8_t>(bytes[i]) - low_[column]);
    if (!blank && above > span_[column]) return false;
  }
  return true;
}

void ColumnCheck::left_aligned(std::size_t offset, std::size_t length) {
  for (std::size_t i = offset + 1; i < offset + length; ++i) word(i).after_blank |= bit(i);
}

void ColumnCheck::not_blank(std::size_t offset) { word(offset).needed |= bit(offset); }

void ColumnCheck::whole_or_blank(std::size_t offset, std::size_t length) {
  left_aligned(offset, length);
  for (std::size_t i = offset + 1; i < offset + length; ++i) word(i).ending |= bit(i);
}

void ColumnCheck::ends_only_at(std::size_t offset, std::size_t length,
                               std::span<const std::uint32_t> ends) {
  left_aligned(offset, length);
  for (std::size_t i = 1; i < length; ++i)
    if (std::ranges::find(ends, i) == ends.end()) word(offset + i).ending |= bit(offset + i);
  if (std::ranges::find(ends, length) == ends.end())
    allow(offset + length - 1, 1, ' ', ' ', Blanks::no);
}

// `words` is known when this is compiled, for the record lengths that matter: the loops unroll. 0:
// ask the table.
template <std::size_t words>
void ColumnCheck::mark_words(const Batch& batch, std::uint8_t* flags) const noexcept {
  const __m128i blank = _mm_set1_epi8(' ');
  const __m128i zero = _mm_setzero_si128();
  const std::uint8_t* const low = low_.data();
  const std::uint8_t* const span = span_.data();
  const std::uint8_t* const blank_allowed = blank_allowed_.data();
  const Word* const shapes = words_.data();
  const std::size_t count = words == 0 ? words_.size() : words;
  const char* record = batch.bytes;
  for (std::size_t r = 0; r < batch.count; ++r, record += batch.stride) {
    __m128i outside = zero;
    std::uint64_t shapeless = 0;
    std::uint64_t carry = 0;
    for (std::size_t w = 0; w < count; ++w) {
      std::uint64_t blanks = 0;
      for (std::size_t quarter = 0; quarter < 4; ++quarter) {
        const std::size_t at = 64 * w + 16 * quarter;
        const __m128i bytes = load(record + at);
        const __m128i is_blank = _mm_cmpeq_epi8(bytes, blank);
        const __m128i beyond = _mm_subs_epu8(_mm_sub_epi8(bytes, load(low + at)), load(span + at));
        outside = _mm_or_si128(
            outside, _mm_andnot_si128(_mm_and_si128(is_blank, load(blank_allowed + at)), beyond));
        blanks |= mask_of(is_blank) << (16 * quarter);
      }
      const std::uint64_t before = (blanks << 1) | carry;  // bit i: the byte before is a blank
      carry = blanks >> 63;
      shapeless |= misshapen(shapes[w], blanks, before);
    }
    const bool inside = _mm_movemask_epi8(_mm_cmpeq_epi8(outside, zero)) == 0xFFFF;
    flags[r] |= static_cast<std::uint8_t>(!inside || shapeless != 0);
  }
}

void ColumnCheck::find(const char* record, std::uint64_t* columns) const noexcept {
  const __m128i blank = _mm_set1_epi8(' ');
  std::uint64_t carry = 0;
  for (std::size_t w = 0; w < words_.size(); ++w) {
    std::uint64_t blanks = 0;
    std::uint64_t inside = 0;
    for (std::size_t quarter = 0; quarter < 4; ++quarter) {
      const std::size_t at = 64 * w + 16 * quarter;
      const __m128i bytes = load(record + at);
      const __m128i is_blank = _mm_cmpeq_epi8(bytes, blank);
      const __m128i beyond =
          _mm_andnot_si128(_mm_and_si128(is_blank, load(&blank_allowed_[at])),
                           _mm_subs_epu8(_mm_sub_epi8(bytes, load(&low_[at])), load(&span_[at])));
      inside |= mask_of(_mm_cmpeq_epi8(beyond, _mm_setzero_si128())) << (16 * quarter);
      blanks |= mask_of(is_blank) << (16 * quarter);
    }
    const std::uint64_t before = (blanks << 1) | carry;
    carry = blanks >> 63;
    columns[w] = ~inside | misshapen(words_[w], blanks, before);
  }
}

void ColumnCheck::mark(const Batch& batch, std::uint8_t* flags) const noexcept {
  switch (words_.size()) {
    case 1:
      return mark_words<1>(batch, flags);
    case 2:
      return mark_words<2>(batch, flags);
    case 3:
      return mark_words<3>(batch, flags);
    default:
      return mark_words<0>(batch, flags);
  }
}

}  // namespace kcms

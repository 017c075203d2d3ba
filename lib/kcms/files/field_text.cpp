#include <kcms/files/field_text.hpp>

#include <kcms/base/text.hpp>
#include <kcms/files/eight_bytes.hpp>

#include <algorithm>
#include <cstring>

namespace kcms {

namespace {

constexpr std::uint64_t lowest(std::size_t bytes) noexcept {
  return bytes >= eight::size ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * bytes)) - 1;
}

// The size of `raw` without the blanks behind. Reads whole words, so up to seven bytes beyond.
std::size_t trimmed_size(const char* raw, std::size_t size) noexcept {
  if (size == 0) return 0;
  auto word = (size - 1) / eight::size * eight::size;
  auto signs = (eight::load(raw + word) ^ eight::all(' ')) & lowest(size - word);
  while (signs == 0 && word > 0) {
    word -= eight::size;
    signs = eight::load(raw + word) ^ eight::all(' ');
  }
  return signs == 0 ? 0 : word + eight::size - eight::leading_zero_bytes(signs);
}

// In steps of 16 bytes, which a machine copies at once.
void copy_in_steps(const char* from, std::size_t size, char* into) noexcept {
  for (std::size_t i = 0; i < size; i += FieldText::slack)
    std::memcpy(into + i, from + i, FieldText::slack);
}

std::uint64_t awkward(std::uint64_t word) noexcept {
  return eight::unprintable(word) | eight::equal_to(word, '"') | eight::equal_to(word, ',') |
         eight::equal_to(word, '\\');
}

}  // namespace

bool is_plain(std::string_view record) noexcept {
  std::uint64_t bad = 0;
  std::size_t at = 0;
  for (; at + eight::size <= record.size(); at += eight::size) {
    bad |= awkward(eight::load(record.data() + at));
  }
  if (at < record.size()) {
    bad |= awkward(eight::load(record.data() + at)) & lowest(record.size() - at);
  }
  return bad == 0;
}

FieldText::FieldText(const FieldSpec& field, Charset charset, Reveal reveal)
    : field_(&field),
      charset_(charset),
      reveal_(reveal),
      masks_(field.is_hidden() && reveal == Reveal::no),
      short_way_(field.mode != Mode::binary && field.pad != Pad::wide) {}

std::string_view FieldText::in(std::string_view record, std::string& buffer) const {
  const auto text = decode(*field_, charset_, raw(*field_, record), buffer);
  if (!masks_) return text;
  return buffer = shown(*field_, text, reveal_);
}

std::size_t FieldText::plain_size(const char* raw) const noexcept {
  const auto size = trimmed_size(raw, field_->length);
  return size == 0 || field_->pad == Pad::blank ? size : field_->length;
}

std::size_t FieldText::write_decoded(std::string_view record, char* into) const {
  std::string buffer;
  const auto text = in(record, buffer);
  std::ranges::copy(text, into);
  return text.size();
}

std::size_t FieldText::write_plain(std::string_view record, char* into) const {
  const char* const raw = record.data() + field_->offset;
  if (!short_way_) return write_decoded(record, into);
  const auto size = plain_size(raw);
  copy_in_steps(raw, size, into);
  if (masks_) {
    const auto visible = trimmed_size(raw, size);
    std::fill_n(into, visible > field_->shows ? visible - field_->shows : visible, '*');
  }
  return size;
}

}  // namespace kcms

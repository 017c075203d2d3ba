#include <kcms/rules/text_facts.hpp>

namespace kcms {
namespace {

bool is_plain(std::string_view bytes) noexcept {
  bool plain = true;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    plain = plain && byte >= 0x20 && byte < 0x7F;
  }
  return plain;
}

}  // namespace

bool is_text(Charset charset, std::string_view bytes) noexcept {
  if (is_plain(bytes)) return true;
  if (charset == Charset::ascii) return false;
  const TextMarks marks = marks_of(bytes);
  return !marks.control && (!marks.broken || charset == Charset::ebcdic_037);
}

bool is_sound_text(const FieldSpec& field, std::string_view bytes) noexcept {
  if (is_plain(bytes)) return true;
  const TextMarks marks = marks_of(bytes);
  return !marks.broken && !marks.outside_ksx1001 && !marks.control && !is_mixed(field, marks);
}

}  // namespace kcms

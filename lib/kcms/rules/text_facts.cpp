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

std::string outside_ksx1001_in(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view character =
        bytes.substr(0, static_cast<unsigned char>(bytes[0]) < 0x80 ? 1 : 2);
    if (marks_of(character).outside_ksx1001) return from_windows_949_lossy(character);
    bytes.remove_prefix(character.size());
  }
  return {};
}

bool is_sound_text(const FieldSpec& field, std::string_view bytes) noexcept {
  if (is_plain(bytes)) return true;
  const TextMarks marks = marks_of(bytes);
  return !marks.broken && !marks.outside_ksx1001 && !marks.control && !is_mixed(field, marks);
}

}  // namespace kcms

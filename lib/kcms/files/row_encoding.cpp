#include <kcms/files/row_encoding.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>

namespace kcms {

RowEncoding detect_encoding(std::string_view lines) {
  const bool utf8 = is_utf8(lines);
  const bool windows_949 = from_windows_949(lines).has_value();
  if (utf8 != windows_949) return utf8 ? RowEncoding::utf8 : RowEncoding::windows_949;
  if (utf8) return to_windows_949(lines) ? RowEncoding::utf8 : RowEncoding::windows_949;
  return is_utf8(lines.substr(0, lines.find('\n'))) ? RowEncoding::utf8 : RowEncoding::windows_949;
}

}  // namespace kcms

// The encoding of an input of rows: UTF-8, or Windows-949 as Korean spreadsheets save it.
#pragma once

#include <cstdint>
#include <string_view>

namespace kcms {

enum class RowEncoding : std::uint8_t {
  unknown,
  utf8,
  windows_949
};  // unknown: nothing but ASCII so far

// The encoding of whole lines, the first of which holds more than ASCII. Where both would do, the
// one whose characters a file can hold: two Hangul bytes of Windows-949 may happen to be a Latin
// letter of UTF-8. Where none will do, the one of the first line.
[[nodiscard]] RowEncoding detect_encoding(std::string_view lines);

}  // namespace kcms

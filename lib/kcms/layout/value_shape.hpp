// What the text of a field may look like once it is decoded: as far as tools that know no layouts
// can check it.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

enum class Letters : std::uint8_t {
  digits,
  letters,
  letters_and_blanks,
  printable,
  printable_and_blanks,
  hex,
  text
};

struct ValueShape {
  std::optional<std::string> constant;  // the only value
  std::vector<std::string_view> codes;  // the only values, where there are any
  Letters letters = Letters::printable;
  bool padded = false;                 // blanks may stand behind it
  std::vector<std::uint32_t> lengths;  // in characters; empty: from `least` to `most`
  std::uint32_t least = 1;
  std::uint32_t most = 1;
  bool blank = false;   // may be empty too
  bool masked = false;  // a secret: any character may be a star
};

[[nodiscard]] ValueShape shape_of(const FieldSpec& field);

// A title or a source on one line, whatever a schema put into it.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace kcms

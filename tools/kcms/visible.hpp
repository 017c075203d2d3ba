// Bytes of a file as people can see them.
#pragma once

#include <kcms/codec/value.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kcms {

enum class Blanks : std::uint8_t { plain, dotted };

// Control bytes as their symbols (␀ ␊ …), bytes that are no character as U+FFFD, blanks plain or as
// "·". `bytes` are in the native form: EBCDIC is translated before.
[[nodiscard]] std::string visible(std::string_view bytes, Charset charset, Blanks blanks);

// The same of a text that is UTF-8 already: nothing in it moves the cursor of a terminal.
[[nodiscard]] std::string visible_text(std::string_view utf8);

// The bytes of a field with its secret masked, seen as above.
[[nodiscard]] std::string visible_field(const FieldSpec& field, std::string_view bytes,
                                        Charset charset, Reveal reveal, Blanks blanks);

}  // namespace kcms

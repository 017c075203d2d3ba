// One field: bytes in the file ↔ the text people and CSV files see (UTF-8).
#pragma once

#include <kcms/base/result.hpp>
#include <kcms/layout/layout.hpp>

#include <span>
#include <string>
#include <string_view>

namespace kcms {

// The text of a field. Padding that encode() would put back is taken off; anything else is kept, so
// that encode(decode(raw)) == raw for every raw that encode() accepts at all. Bytes that cannot be
// decoded show as U+FFFD; a binary field is shown in hexadecimal.
[[nodiscard]] std::string decode(const FieldSpec& field, Charset charset, std::string_view raw);

// decode() without a copy where the field is plain ASCII, which nearly all are: the view lies in
// `raw`, or in `buffer`.
[[nodiscard]] std::string_view decode(const FieldSpec& field, Charset charset, std::string_view raw,
                                      std::string& buffer);

// Puts `text` into `into`, whose size is the field's length, padded as the field is. An error names
// what does not fit: too long, a character the charset lacks, a letter in a number, … (keys
// "value.…", with {length}, {limit}; {character} as it can be seen, and its {position}, from 1). An
// empty text is blanks. What the value means is not judged here: a date may be no date.
[[nodiscard]] Status encode(const FieldSpec& field, Charset charset, std::string_view text,
                            std::span<char> into);

// The bytes of a field in a record of it.
[[nodiscard]] inline std::string_view raw(const FieldSpec& field,
                                          std::string_view record) noexcept {
  return record.substr(field.offset, field.length);
}

// What may be shown of a value: the text itself, or for a hidden field its mask, which leaves the
// last FieldSpec::shows characters.
enum class Reveal : std::uint8_t { no, yes };
[[nodiscard]] std::string shown(const FieldSpec& field, std::string_view text, Reveal reveal);

// The same of bytes that are decoded first.
[[nodiscard]] std::string shown_decoded(const FieldSpec& field, Charset charset,
                                        std::string_view bytes, Reveal reveal);

// The same of the bytes of a field, as many as there are. Nothing of bytes that are not plain ASCII
// is left to see.
[[nodiscard]] std::string shown_bytes(const FieldSpec& field, std::string_view bytes,
                                      Reveal reveal);

}  // namespace kcms

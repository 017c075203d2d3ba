// encode() of codec/value.hpp for a field that is written millions of times: what is plain ASCII
// takes a short way.
#pragma once

#include <kcms/codec/value.hpp>

#include <array>

namespace kcms {

class FieldEncoder {
 public:
  // `field` must outlive this.
  FieldEncoder(const FieldSpec& field, Charset charset);

  // Puts a text into a field that holds blanks. False where it takes encode(), which then says what
  // is wrong or does it; the field may hold anything then.
  [[nodiscard]] bool put_plain(std::string_view text, char* into) const noexcept;

  // As encode().
  [[nodiscard]] Status put(std::string_view text, std::span<char> into) const;

  // Puts any text that decode() can have read from the field: for files of somebody else's, where
  // the layout is doubtful. False where the field would read differently.
  [[nodiscard]] bool put_as_it_stands(std::string_view text, std::span<char> into) const;

  [[nodiscard]] const FieldSpec& field() const noexcept { return *field_; }

 private:
  const FieldSpec* field_;
  Charset charset_;
  const std::array<bool, 256>* plain_;  // the characters of the short way
};

}  // namespace kcms

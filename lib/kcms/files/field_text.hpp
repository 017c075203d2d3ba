// What is shown of one field, millions of times: decode() and shown() of codec/value.hpp, with a
// short way for printable ASCII.
#pragma once

#include <kcms/codec/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace kcms {

class FieldText {
 public:
  // How far write_plain() may read and write beyond the field.
  static constexpr std::size_t slack = 16;

  // `field` must outlive this.
  FieldText(const FieldSpec& field, Charset charset, Reveal reveal);

  // The text of the field in `record`; it lies in the record or in `buffer`.
  [[nodiscard]] std::string_view in(std::string_view record, std::string& buffer) const;

  // As in(), for a record of printable ASCII: written to `into`, returns how many bytes.
  [[nodiscard]] std::size_t write_plain(std::string_view record, char* into) const;

  [[nodiscard]] const FieldSpec& field() const noexcept { return *field_; }

 private:
  [[nodiscard]] std::size_t plain_size(const char* raw) const noexcept;
  [[nodiscard]] std::size_t write_decoded(std::string_view record, char* into) const;

  const FieldSpec* field_;
  Charset charset_;
  Reveal reveal_;
  bool masks_;
  bool short_way_;  // padding is blanks behind, or is kept
};

// Whether `record` is printable ASCII without '"', ',' and '\'. May read up to seven bytes
// beyond it.
[[nodiscard]] bool is_plain(std::string_view record) noexcept;

}  // namespace kcms

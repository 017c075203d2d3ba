#include <kcms/codec/misfit.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/conditions.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

bool is_code(const FieldSpec& field, std::string_view value) {
  return field.codes.empty() ||
         std::ranges::any_of(field.codes, [value](const auto& code) { return code.code == value; });
}

bool may_be_blank(const FieldSpec& field, const RecordSpec& shape, std::string_view record) {
  return field.optional || (field.blank_if.field != none && holds(field.blank_if, shape, record));
}

}  // namespace

bool is_loose(const FieldSpec& field) noexcept {
  return field.mode == Mode::hangul || field.mode == Mode::binary || field.form == Form::free;
}

bool is_of_digits(const FieldSpec& field) noexcept {
  return field.mode == Mode::numeric || field.form == Form::digits || is_full_date(field.form);
}

bool has_meaning(const FieldSpec& field) noexcept {
  return is_full_date(field.form) || !field.codes.empty();
}

Fit fit_of(const FieldSpec& field, const RecordSpec& shape, std::string_view record) {
  const std::string_view bytes = raw(field, record);
  const std::string_view value = trim_right(bytes);
  if (value.empty()) return may_be_blank(field, shape, record) ? Fit::good : Fit::slip;
  if (is_loose(field)) return Fit::good;
  const bool cut = field.mode == Mode::numeric && value.size() != bytes.size();
  if (cut || value.front() == ' ' || value.find("  ") != std::string_view::npos) return Fit::shift;
  if (value.find(' ') != std::string_view::npos) return Fit::slip;
  if (is_of_digits(field) && !all_digits(value)) return Fit::slip;
  if (is_full_date(field.form) && !read_date(field.form, bytes)) return Fit::slip;
  if (!is_code(field, value)) return Fit::slip;
  const bool known_length = field.lengths.empty() ||
                            std::ranges::find(field.lengths, value.size()) != field.lengths.end();
  return known_length ? Fit::good : Fit::slip;
}

}  // namespace kcms

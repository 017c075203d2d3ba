#include <kcms/codec/guard.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/misfit.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::size_t shortest_secret = 6;  // a birth date

bool has_secret(const RecordSpec& record) {
  return std::ranges::any_of(record.fields, &FieldSpec::secret);
}

// A record that is cut off has its first fields only.
bool is_here(const FieldSpec& field, std::string_view record) noexcept {
  return field.offset + field.length <= record.size();
}

bool is_right(const FieldSpec& field, std::string_view record) noexcept {
  return raw(field, record) == field.is;
}

// Bytes that are lost are made up for with blanks: the last field that must be filled is blank, and
// so is all behind it.
bool ends_early(const RecordSpec& shape, std::string_view record) {
  for (std::size_t i = shape.fields.size(); i-- > 0;) {
    const FieldSpec& field = shape.fields[i];
    if (!is_here(field, record) || !all_of(raw(field, record), ' ')) return false;
    if (field.constant ? !is_right(field, record) : fit_of(field, shape, record) != Fit::good)
      return true;
  }
  return false;
}

}  // namespace

Guard::Guard(const FileSpec& spec, Reveal reveal)
    : hides_(reveal == Reveal::no && std::ranges::any_of(spec.records, has_secret)) {}

bool Guard::doubts(const RecordSpec& shape, std::string_view record,
                   std::size_t missing) const noexcept {
  if (!hides_) return false;
  if (missing > 0 && has_secret(shape)) return true;
  std::size_t wrong = 0;
  for (const FieldSpec& field : shape.fields) {
    if (!field.constant || !is_here(field, record) || is_right(field, record)) continue;
    if (all_of(field.is, ' ')) return true;
    ++wrong;
  }
  return wrong > 1;
}

// One slip is a typing error and two are a shift, as with constants.
bool Guard::conceals(const RecordSpec& shape, std::string_view record, std::size_t missing) const {
  if (!hides_ || !has_secret(shape)) return doubts(shape, record, missing);
  std::size_t slips = 0;
  for (const FieldSpec& field : shape.fields) {
    if (field.constant || !is_here(field, record)) continue;
    const Fit fit = fit_of(field, shape, record);
    if (fit == Fit::shift) return true;
    slips += fit == Fit::slip ? 1U : 0U;
  }
  return slips > 1 || doubts(shape, record, missing) || ends_early(shape, record);
}

std::string Guard::guarded(const RecordSpec& shape, std::string_view record, std::size_t missing,
                           const IsKnown& is_known) const {
  std::string text(record.substr(0, shape.length));
  if (!conceals(shape, record, missing)) return text;
  constexpr char known = '\0';  // parts the numbers on both sides
  std::string open = text;
  for (std::size_t i = 0; i < shape.fields.size(); ++i) {
    const FieldSpec& field = shape.fields[i];
    if (!is_here(field, record)) continue;
    if (field.constant ? is_right(field, record) : is_known && is_known(i))
      std::fill_n(open.begin() + field.offset, field.length, known);
  }
  open = without_long_numbers(std::move(open));
  for (std::size_t i = 0; i < text.size(); ++i)
    if (open[i] == '*') text[i] = '*';
  for (const FieldSpec& field : shape.fields)
    if (field.is_hidden() && is_here(field, record))
      text.replace(field.offset, field.length, masked(raw(field, record), 0));
  return text;
}

std::string without_long_numbers(std::string text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - at >= shortest_secret)
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
                text.begin() + static_cast<std::ptrdiff_t>(end), '*');
    at = end;
  }
  return text;
}

}  // namespace kcms

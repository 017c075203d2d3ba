#include <kcms/codec/fit_check.hpp>

#include <kcms/codec/misfit.hpp>

#include <algorithm>

namespace kcms {

FitCheck::FitCheck(const RecordSpec& shape) : shape_(shape), columns_(shape.length) {
  for (const FieldSpec& field : shape.fields) plan(field);
}

bool FitCheck::all_fit(std::string_view record) const {
  std::uint8_t marked = 0;
  columns_.mark({.bytes = record.data(), .stride = record.size(), .count = 1}, &marked);
  return marked == 0 && std::ranges::all_of(asked_, [&](const FieldSpec* field) {
           return fit_of(*field, shape_, record) == Fit::good;
         });
}

void FitCheck::plan(const FieldSpec& field) {
  if (field.constant) return columns_.exactly(field.offset, field.is);
  const bool sometimes_blank = field.blank_if.field != none && !field.optional;
  if (!is_loose(field)) plan_word(field);
  if (is_loose(field) ? !field.optional : sometimes_blank || has_meaning(field))
    asked_.push_back(&field);
}

// One word without a blank inside, which begins where the field does.
void FitCheck::plan_word(const FieldSpec& field) {
  if (is_of_digits(field))
    columns_.allow(field.offset, field.length, '0', '9', ColumnCheck::Blanks::yes);
  columns_.left_aligned(field.offset, field.length);
  if (field.mode == Mode::numeric) columns_.whole_or_blank(field.offset, field.length);
  if (!field.optional && field.blank_if.field == none) columns_.not_blank(field.offset);
  if (!field.lengths.empty()) columns_.ends_only_at(field.offset, field.length, field.lengths);
}

}  // namespace kcms

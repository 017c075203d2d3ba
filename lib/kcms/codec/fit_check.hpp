// The quick answer to "do all fields of this record fit?" (codec/misfit): blanks and digits a whole
// record at a time, and the few fields of which they do not say enough.
#pragma once

#include <kcms/codec/column_check.hpp>
#include <kcms/layout/layout.hpp>

#include <string_view>
#include <vector>

namespace kcms {

class FitCheck {
 public:
  // Of one kind of record, which must outlive the check.
  explicit FitCheck(const RecordSpec& shape);

  // Whether every constant is right and fit_of() of every other field is good. The record has
  // `reading_slack` bytes behind it.
  [[nodiscard]] bool all_fit(std::string_view record) const;

 private:
  void plan(const FieldSpec& field);
  void plan_word(const FieldSpec& field);

  const RecordSpec& shape_;
  ColumnCheck columns_;
  std::vector<const FieldSpec*> asked_;  // the columns do not say enough of them
};

}  // namespace kcms

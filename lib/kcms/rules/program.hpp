// The check program of one kind of record, built from its layout: the columns first, then a step
// per field that needs more. What a step cannot say marks every record, so that the judge sees them
// all: slower, never wrong.
#pragma once

#include <kcms/codec/column_check.hpp>
#include <kcms/layout/layout.hpp>
#include <kcms/rules/depth.hpp>
#include <kcms/rules/memory.hpp>
#include <kcms/rules/reference.hpp>
#include <kcms/rules/steps.hpp>
#include <kcms/rules/suspects.hpp>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace kcms {

class Program {
 public:
  // All must outlive the program.
  Program(const FileSpec& spec, std::uint16_t kind, const Reference& reference,
          const Memory& memory, Depth depth = Depth::everything);

  // Takes over what the memory knows now: fields that repeat an earlier one become constants.
  void bind();

  // flags[i] = 0 only where the judge has nothing to say about record i but its serial.
  void mark(const Batch& batch, std::uint8_t* flags);

  // Of one marked record, the fields the judge may have something to say about; it has
  // `reading_slack` bytes behind it. Valid until the next call.
  [[nodiscard]] const Suspects& suspects(std::string_view record);

  // The serial of a record, or null where the kind has none.
  [[nodiscard]] const FieldSpec* serial() const noexcept { return serial_; }

 private:
  void plan(const FieldSpec& field);
  void plan_numeric(const FieldSpec& field);
  void plan_text(const FieldSpec& field);
  void plan_characters(const FieldSpec& field);
  void plan_checks(const FieldSpec& field);
  // `field`: the one that the step is about; null: none.
  template <class T, class... Args>
  void add(const FieldSpec* field, Args&&... args) {
    steps_.push_back({std::make_unique<T>(std::forward<Args>(args)...), index_of(field)});
  }
  [[nodiscard]] std::uint16_t index_of(const FieldSpec* field) const noexcept;

  std::uint16_t kind_;
  const RecordSpec& shape_;
  const Reference& reference_;
  const Memory& memory_;
  std::vector<const FieldSpec*> judged_;
  ColumnCheck planned_;  // what always holds
  ColumnCheck columns_;  // and what the memory knows besides
  struct StepOfField {
    std::unique_ptr<Step> step;
    std::uint16_t field = none;
  };
  std::vector<StepOfField> steps_;
  std::vector<std::uint64_t> columns_found_;
  Suspects suspects_;
  const FieldSpec* serial_ = nullptr;
  bool explain_all_ = false;  // by plan
  bool explain_now_ = false;  // as the memory is
};

}  // namespace kcms

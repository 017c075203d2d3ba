// A request as CSV, parted by what became of its records.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/codec/shown_record.hpp>
#include <kcms/files/text_buffer.hpp>
#include <kcms/layout/layout.hpp>
#include <kcms/reconcile/item.hpp>

#include <array>
#include <memory>
#include <string>

namespace kcms {

// A row: `record` of the request, the fields of its data record, and of failed and partial ones
// `answer` (the record of the result), `answer_code` and, where there is money, `not_collected`.
class Splitter final : public ItemSink {
 public:
  // `result`: null where none is known. `sinks`, by Fate; all must outlive it.
  Splitter(const FileSpec& request, const FileSpec* result, Reveal reveal,
           const std::array<ByteSink*, fates>& sinks);

  [[nodiscard]] Status take(const Item& item) override;
  // Hands all rows on; the caller commits the sinks.
  [[nodiscard]] Status finish();

 private:
  void add_heading(Fate fate);
  void add_cell(const FieldSpec* field, const ShownRecord& record);
  void add_answer(const Item& item);

  const FileSpec& request_;
  const FileSpec* result_;
  Reveal reveal_;
  std::uint16_t data_ = none;
  std::uint16_t answer_ = none;
  const FieldSpec* code_ = nullptr;    // of the result
  const FieldSpec* amount_ = nullptr;  // of the result
  std::array<std::unique_ptr<TextBuffer>, fates> buffers_;
  std::array<bool, fates> begun_{};
  std::string row_;
};

}  // namespace kcms

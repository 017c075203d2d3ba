// Explains one record: every field against its layout, exactly and one at a time. The hot pass only
// decides which records come here.
#pragma once

#include <kcms/codec/guard.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/layout/layout.hpp>
#include <kcms/rules/depth.hpp>
#include <kcms/rules/memory.hpp>
#include <kcms/rules/recorder.hpp>
#include <kcms/rules/reference.hpp>
#include <kcms/rules/serials.hpp>
#include <kcms/rules/suspects.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kcms {

// A record and where it stands.
struct RecordAt {
  std::uint16_t kind = none;  // index into FileSpec::records
  std::string_view bytes;     // at least RecordSpec::length
  std::uint64_t number = 0;   // from 1
  std::uint64_t offset = 0;   // of its first byte in the file
  std::size_t missing = 0;    // bytes at its end that the file lacks; they were put back as blanks

  // Where a field stands in the file; one that the file lacks, where it would.
  [[nodiscard]] std::uint64_t offset_of(const FieldSpec& field) const noexcept {
    return offset + std::min<std::size_t>(field.offset, bytes.size() - missing);
  }
};

class Judge {
 public:
  // All must outlive the judge. `just_made`: see ValidateOptions.
  Judge(const FileSpec& spec, const Reference& reference, Recorder& recorder, Reveal reveal,
        Depth depth = Depth::everything, bool just_made = false);

  // Judges the fields of a record, its serial and its combinations; of the fields the `suspects`
  // alone where they are given.
  void examine(const RecordAt& record, const Suspects* suspects = nullptr);
  // Whether field `field` of the record examined last was at fault (warnings and notes do not
  // count).
  // Whether the bytes of a record may have moved, so that its numbers may be secrets.
  [[nodiscard]] bool conceals(const RecordAt& record) const {
    return !just_made_ && guard_.conceals(spec_.records[record.kind], record.bytes, record.missing);
  }
  [[nodiscard]] bool at_fault(std::uint16_t field) const noexcept { return faulty_[field] != 0; }

  // A record of no known kind stands here: it may have been any, and have had any serial.
  // Returns whether something was forgotten that an earlier record had said.
  bool pass_over();
  // A record stands where it may not, so that others are missing before it. Returns as pass_over().
  bool miss() noexcept { return memory_.doubt(); }

  [[nodiscard]] Serials& serials(std::uint16_t kind) noexcept { return serials_[kind]; }
  [[nodiscard]] bool checks_serials() const noexcept { return checks_serials_; }
  [[nodiscard]] Memory& memory() noexcept { return memory_; }
  [[nodiscard]] const Reference& reference() const noexcept { return reference_; }

  // Starts a finding at a field of a record; null where it is only counted. The value is filled in.
  Finding* find(Rule rule, const RecordAt& record, const FieldSpec& field);

 private:
  void examine_field(const RecordAt& record, const FieldSpec& field);
  [[nodiscard]] bool is_told(const RecordAt& record, const FieldSpec& field) const;
  bool judge_constant(const RecordAt& record, const FieldSpec& field);
  bool judge_blank(const RecordAt& record, const FieldSpec& field);
  bool judge_characters(const RecordAt& record, const FieldSpec& field);
  bool judge_alignment(const RecordAt& record, const FieldSpec& field);
  bool judge_text(const RecordAt& record, const FieldSpec& field);
  bool judge_length(const RecordAt& record, const FieldSpec& field);
  bool judge_code(const RecordAt& record, const FieldSpec& field);
  bool judge_number(const RecordAt& record, const FieldSpec& field);
  bool judge_date(const RecordAt& record, const FieldSpec& field);
  bool judge_agreement(const RecordAt& record, const FieldSpec& field, std::string_view month_day);
  bool judge_file_name(const RecordAt& record, const FieldSpec& field);
  bool judge_same(const RecordAt& record, const FieldSpec& field);
  void judge_checks(const RecordAt& record, const FieldSpec& field);
  void judge_combinations(const RecordAt& record);
  // Finds a fault, and returns false. `values` makes the values of its sentence, and is called only
  // if it is kept.
  template <class Values>
  bool fault(Rule rule, const RecordAt& record, const FieldSpec& field, Values values) {
    blame(record, field);
    if (Finding* finding = find(rule, record, field)) finding->values = values();
    return false;
  }
  bool fault(Rule rule, const RecordAt& record, const FieldSpec& field) {
    return fault(rule, record, field, [] { return Phrase::Values{}; });
  }
  [[nodiscard]] std::optional<std::string_view> said(FieldRef other, const RecordAt& record) const;
  void blame(const RecordAt& record, const FieldSpec& field) noexcept;
  // What may be shown of a field of a record.
  [[nodiscard]] std::string shown_in(const RecordAt& record, const FieldSpec& field) const;

  const FileSpec& spec_;
  const Reference& reference_;
  Recorder& recorder_;
  Reveal reveal_;
  Depth depth_;
  bool just_made_;
  Guard guard_;
  Memory memory_;
  std::vector<Serials> serials_;  // by record kind
  bool checks_serials_ = true;
  std::vector<std::uint8_t> faulty_;
  std::uint64_t doubted_ = 0;  // bit r: the last record of kind r may not stand in its fields
};

}  // namespace kcms

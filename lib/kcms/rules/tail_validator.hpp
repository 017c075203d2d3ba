// Judges a file whose records may be followed by a document (EI13): framing and fields. What a
// document is, is judged elsewhere.
#pragma once

#include <kcms/codec/tail_reader.hpp>
#include <kcms/rules/evidence_judge.hpp>
#include <kcms/rules/judge.hpp>
#include <kcms/rules/sequence.hpp>
#include <kcms/rules/totals.hpp>
#include <kcms/rules/unique_rules.hpp>
#include <kcms/rules/validator.hpp>

#include <optional>

namespace kcms {

class TailValidator {
 public:
  // All must outlive this.
  TailValidator(ByteSource& source, const FileSpec& spec, const Reference& reference,
                const ValidateOptions& options, Recorder& recorder);

  [[nodiscard]] Result<FileVerdict> run();

 private:
  [[nodiscard]] Status judge(const TailedRecord& found);
  void judge_length(const RecordAt& record, const TailedRecord& found);
  void judge_skipped(const TailedRecord& found);
  [[nodiscard]] Status watch(const TailedRecord& found);
  [[nodiscard]] Status judge_tail(const TailedRecord& found);
  void judge_cut_off(const TailedRecord& found);

  const FileSpec& spec_;
  Recorder& recorder_;
  Judge judge_;
  Sequence sequence_;
  Totals totals_;
  UniqueRules unique_;
  TailReader reader_;
  std::uint64_t watched_;
  RecordObserver* observer_;
  std::optional<EvidenceJudge> evidence_;
  FileVerdict verdict_;
};

}  // namespace kcms

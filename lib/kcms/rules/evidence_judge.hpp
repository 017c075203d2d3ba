// Judges what stands behind the records of EI13, and whether it is what EB13 asks for.
#pragma once

#include <kcms/codec/tail_reader.hpp>
#include <kcms/rules/consent_match.hpp>
#include <kcms/rules/evidence_check.hpp>
#include <kcms/rules/judge.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kcms {

class EvidenceJudge {
 public:
  // All must outlive the judge; `reveal` as the fields' judge has it.
  EvidenceJudge(const FileSpec& spec, const Reference& reference, const EvidenceCheck& check,
                Judge& judge, Recorder& recorder, Reveal reveal);

  // Judges the record that `judge` examined last. Reads its document, which is held whole where it
  // is not larger than any may be; one byte more is then the end of the matter.
  [[nodiscard]] Status take(const RecordAt& record, const TailedRecord& found, TailReader& reader);
  // The end of the file: what nobody proved.
  void finish();

 private:
  [[nodiscard]] const FieldSpec* field(const RecordAt& record, std::string_view name) const;
  [[nodiscard]] std::string text(const RecordAt& record, std::string_view name) const;
  [[nodiscard]] bool is_sound(const RecordAt& record, const FieldSpec& spec) const;
  void report(Rule rule, const RecordAt& record, std::string_view name, Phrase::Values values);
  void judge_header(const RecordAt& record);
  void judge_limits(const RecordAt& record, std::uint64_t length);
  void judge_match(const RecordAt& record);
  void compare(const RecordAt& record, const Consent& consent);
  void compare_field(const RecordAt& record, std::string_view name, const std::string& expected);
  [[nodiscard]] Status read_document(TailReader& reader);
  void judge_document(const RecordAt& record);

  const FileSpec& spec_;
  const BankCodes& banks_;
  const EvidenceCheck& check_;
  Judge& judge_;
  Recorder& recorder_;
  Reveal reveal_;
  std::optional<ConsentMatch> match_;
  std::string document_;
};

}  // namespace kcms

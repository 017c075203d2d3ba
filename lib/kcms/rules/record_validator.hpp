// Judges a file of records of one length: the hot pass over batches, and the judge for what it
// marks.
#pragma once

#include <kcms/codec/record_kinds.hpp>
#include <kcms/rules/judge.hpp>
#include <kcms/rules/program.hpp>
#include <kcms/rules/sequence.hpp>
#include <kcms/rules/totals.hpp>
#include <kcms/rules/unique_rules.hpp>
#include <kcms/rules/validator.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace kcms {

class RecordValidator {
 public:
  // All must outlive this.
  RecordValidator(ByteSource& source, const FileSpec& spec, const Reference& reference,
                  const ValidateOptions& options, Recorder& recorder);

  [[nodiscard]] Result<FileVerdict> run();

 private:
  static constexpr std::size_t run_limit =
      256;  // records a batch of the hot pass has at most: they stay in the cache

  void judge_batch(const Batch& batch);
  void watch(const Batch& batch);
  void show(std::uint16_t kind, const Batch& records) {
    if (observer_ != nullptr && records.count > 0) observer_->take(kind, records);
  }
  // Judges records of one kind from `first` on; returns how many it took.
  std::size_t judge_run(std::uint16_t kind, const Batch& run);
  void judge_one(std::uint16_t kind, const RecordAt& record, const Suspects* suspects = nullptr);
  void take_in_order(const RecordAt& record);
  void judge_unknown(const RecordAt& record);
  void judge_odd_line(const OddLine& line);
  void bind();
  [[nodiscard]] std::string bytes_of(const OddLine& line);
  void note_stripped(const Batch& batch);
  void judge_lines(const FramingFacts& facts);
  void judge_framing(const FramingFacts& facts);
  [[nodiscard]] bool is_sound(Program& program, std::uint16_t kind, const char* record);
  [[nodiscard]] RecordAt at(std::uint16_t kind, const Batch& batch, std::size_t i) const;

  ByteSource& source_;
  const FileSpec& spec_;
  Recorder& recorder_;
  RecordKinds kinds_;
  Judge judge_;
  Sequence sequence_;
  Totals totals_;
  std::vector<std::unique_ptr<Program>>
      programs_;  // by record kind; null where every record is judged by itself
  UniqueRules unique_;
  std::array<std::uint8_t, run_limit> flags_{};
  std::size_t run_length_ = run_limit;  // shorter where kinds alternate
  Place stripped_at_;                   // the record whose missing blanks are told; 0: none yet
  std::size_t missing_ = 0;
  bool garbage_ = false;  // behind the last record, and told
  std::uint64_t watched_;
  RecordObserver* observer_;
  FileVerdict verdict_;
};

}  // namespace kcms

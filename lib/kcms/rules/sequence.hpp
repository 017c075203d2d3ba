// The order of records: which may follow which, as the layout's `order` says.
#pragma once

#include <kcms/layout/layout.hpp>
#include <kcms/rules/judge.hpp>

#include <cstdint>

namespace kcms {

class Sequence {
 public:
  Sequence(const FileSpec& spec, Recorder& recorder) : spec_(spec), recorder_(recorder) {}

  // A record of a known kind; `record.number` and `.offset` say where. False where it may not stand
  // there.
  bool take(const RecordAt& record);
  // Whether any number of records of this kind may follow one another, and one was the last taken.
  [[nodiscard]] bool repeats(std::uint16_t kind) const noexcept {
    return previous_ == kind && ((spec_.records[kind].follows >> kind) & 1) != 0;
  }
  // A record of no known kind: what may follow it is anybody's guess. True where it stands behind
  // the last record.
  bool take_unknown();
  // The end of the file; `records` were read and `offset` is behind them.
  void finish(std::uint64_t records, std::uint64_t offset);

 private:
  [[nodiscard]] bool was_seen(Part part) const noexcept;
  void report(Rule rule, const RecordAt& record);

  const FileSpec& spec_;
  Recorder& recorder_;
  std::uint16_t previous_ = none;  // none: at the beginning
  bool unsure_ = false;            // after a record of no known kind
  std::uint64_t seen_ = 0;         // bit r: a record of kind r was read
};

}  // namespace kcms

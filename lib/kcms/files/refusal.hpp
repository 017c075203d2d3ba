// Why a file cannot be made from rows: every reason, with its place in the input.
#pragma once

#include <kcms/base/phrase.hpp>
#include <kcms/layout/layout.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

struct Refusal {
  std::uint64_t line = 0;  // of the input, where the row begins; 0 = no row: the file or a setting
  std::string column;      // "" = the row as a whole
  Phrase reason;           // is said behind the name of the column and what was found there
  std::string_view rule;   // id of a rule, or of a reason (words "reason.<id>")
  std::string value;       // what was found, masked where it is secret; "" = not to be said
  const FieldSpec* field = nullptr;  // what the column is; null where it is no field
  bool of_setting = false;           // the value comes from FileSettings::set
};

// Counts all refusals and keeps the first of them, in the order of their lines.
class Refusals {
 public:
  explicit Refusals(std::size_t limit = 1000) : limit_(limit) {}

  void add(Refusal refusal) {
    if (wants(refusal.line)) keep(std::move(refusal));
  }
  // The same in two steps, for a refusal that is costly to make: counts one of `line`, and says
  // whether keep() must follow.
  [[nodiscard]] bool wants(std::uint64_t line);
  void keep(Refusal refusal);
  // One that follows from a fault which the validator tells, most likely: to be told where nothing
  // else is. Not counted.
  void follow(Refusal refusal);

  [[nodiscard]] bool empty() const noexcept { return count_ == 0 && following_.empty(); }
  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  [[nodiscard]] std::span<const Refusal> kept() const noexcept { return kept_; }
  [[nodiscard]] std::span<const Refusal> following() const noexcept { return following_; }

 private:
  std::size_t limit_;
  std::uint64_t count_ = 0;
  std::vector<Refusal> kept_;
  std::vector<Refusal> following_;
};

}  // namespace kcms

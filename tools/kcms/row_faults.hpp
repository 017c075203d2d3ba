// What is wrong with rows that were to be a file: what was refused when they were written, and what
// the rules find in what was made of them. Told once, in the order of the input, each at the line
// and column, or the option, that it comes from.
#pragma once

#include "console.hpp"

#include <kcms/base/finding.hpp>
#include <kcms/files/generate.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace kcms {

// What the sentences need; all must outlive the faults.
struct RowsAndFile {
  const std::string& input;  // as given on the command line, "-" for standard input
  const std::string& output;
  const FileSettings& settings;
  const Generated& made;
};

class RowFaults final : public FindingSink {
 public:
  RowFaults(const RowsAndFile& rows, const Words& words);

  // A finding in the file that was made.
  void take(Finding finding) override;
  // How many errors and warnings the rules found in all.
  void count(std::uint64_t errors, std::uint64_t warnings) noexcept;

  [[nodiscard]] bool has_errors() const noexcept { return errors_ != 0; }
  [[nodiscard]] bool has_warnings() const noexcept { return warnings_ != 0; }
  // Whether one of the errors, or with `strict` of the warnings too, comes from the command line.
  [[nodiscard]] bool blames_options(bool strict) const noexcept;

  // Says them all, a line each, and how many more there are.
  void say(Console& console);

 private:
  enum class Origin : std::uint8_t { option, row, file };
  struct Fault {
    std::tuple<Origin, std::uint64_t, std::size_t, std::uint32_t> order;  // …, line, column, offset
    Severity severity = Severity::error;
    std::string text;
    bool follows = false;  // from another, which is told unless there is none
    [[nodiscard]] Origin origin() const noexcept { return std::get<0>(order); }
  };

  void take_refusal(const Refusal& refusal, bool follows);
  [[nodiscard]] std::string reason_of(const Refusal& refusal) const;
  [[nodiscard]] std::string lacking(const Refusal& refusal) const;
  [[nodiscard]] Origin origin_of(const Finding& finding, std::uint64_t line) const;
  [[nodiscard]] std::string place_of(Origin origin, std::string_view name,
                                     std::uint64_t line) const;
  [[nodiscard]] std::string sentence_for(Finding finding) const;
  [[nodiscard]] std::string with_cure(std::string sentence, std::string_view rule) const;
  [[nodiscard]] std::size_t column_of(std::string_view name) const;
  [[nodiscard]] std::string line_for(const std::string& place, Severity severity,
                                     const std::string& sentence, std::string_view rule) const;

  RowsAndFile rows_;
  const Words& words_;
  std::vector<Fault> faults_;
  std::uint64_t errors_;
  std::uint64_t warnings_ = 0;
};

}  // namespace kcms

// Counts findings as they are made and keeps the first of them in file order.
#pragma once

#include <kcms/base/finding.hpp>
#include <kcms/rules/rulebook.hpp>

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

namespace kcms {

// How many findings of a rule were left out because the user said so.
struct SuppressedRule {
  std::string_view rule;
  std::uint64_t count = 0;
};

// Which findings are kept where there are more than the limit: the first ones; or of errors and of
// warnings the first ones each, and no notes.
enum class Keep : std::uint8_t { first, grave };

class Recorder {
 public:
  // `spec` is the layout of the file, and must outlive this; null where it is not known.
  // Keeps at most `limit` findings (0: all); counts them all. Suppressed rules are neither kept nor
  // counted. `only`: keep the findings of this record alone; 0: of all.
  Recorder(const FileSpec* spec, std::uint64_t limit, const std::vector<std::string>& suppressed,
           std::uint64_t only = 0, Keep keep = Keep::first);

  // Records a finding. The pointer, to fill in value and values, is null where the finding is only
  // counted; it holds until the next call. `sole`: the fault rests on one source alone. `centre`:
  // the field's own failure code, or "". `stated`: the severity that the layout says.
  Finding* add(Rule rule, const Place& place, bool sole = false, std::string_view centre = {},
               std::optional<Severity> stated = {});

  [[nodiscard]] const std::array<std::uint64_t, 4>& counts() const noexcept { return counts_; }
  [[nodiscard]] std::uint64_t total() const noexcept { return total_; }  // with the suppressed ones
  // Rules whose findings were left out, in the order of the table, each with how many.
  [[nodiscard]] std::vector<SuppressedRule> suppressed() const;

  // Hands the kept findings over in file order, then in field order.
  void hand_over(FindingSink& sink);

 private:
  struct Shelf {
    std::vector<Finding> kept;
    bool in_order = true;
  };

  [[nodiscard]] std::string_view code_of(const RuleRow& row, std::string_view own) const noexcept;
  [[nodiscard]] Shelf* shelf_for(Severity severity) noexcept;
  [[nodiscard]] bool has_room(Shelf& shelf, const Place& place) const;

  const FileSpec* spec_;
  std::uint64_t limit_;
  std::uint64_t only_;
  Keep keep_;
  std::bitset<rule_rows.size()> suppressed_;
  std::array<std::uint64_t, 4> counts_{};
  std::uint64_t total_ = 0;
  std::array<std::uint64_t, rule_rows.size()> suppressed_counts_{};
  Shelf first_;     // or errors
  Shelf warnings_;  // of Keep::grave
};

}  // namespace kcms

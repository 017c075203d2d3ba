// One record of a request, and one of its result, as far as reconciling asks.
#pragma once

#include <kcms/base/text.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/reconcile/pair_plan.hpp>
#include <kcms/rules/digits.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kcms {

// unclear: the result says neither.
enum class Outcome : std::uint8_t { failed, partial, unclear };

// Whether an answer has a failure code that its kind of file may give, where its layout has one:
// without it, it says nothing.
[[nodiscard]] bool is_reason_given(const PairPlan& plan, std::string_view answer) noexcept;
[[nodiscard]] Outcome outcome_of(const PairPlan& plan, std::string_view answer) noexcept;
// The amount of a record, 0 where the layout has none; nothing where it is no number. Inline,
// because it is asked of every record.
[[nodiscard]] inline std::optional<std::uint64_t> amount_in(const FieldSpec* field,
                                                            std::string_view record) noexcept {
  if (field == nullptr) return 0;
  const std::string_view digits = raw(*field, record);
  if (!all_digits(digits)) return std::nullopt;
  return read_digits(digits.data(), digits.size());
}
// The failure code as eight bytes with blanks behind, and back.
[[nodiscard]] std::uint64_t packed_code(const PairPlan& plan, const char* answer) noexcept;
[[nodiscard]] std::string code_text(std::uint64_t packed);

struct Asked {
  std::uint64_t record = 0;  // its number in the request
  std::optional<std::uint64_t> amount;
  std::string bytes;
};

struct Answer {
  std::uint64_t record = 0;  // its number in the result
  std::optional<std::uint64_t> amount;
  Outcome outcome = Outcome::unclear;
  std::string bytes;
};

// Whether an answer can be one to a request of this amount: a failure is over the whole of it, a
// partial one over a part; an unclear one may be either. True where there is no money.
[[nodiscard]] bool amounts_fit(const PairPlan& plan, const Answer& answer,
                               std::optional<std::uint64_t> asked) noexcept;

// Whether a request takes an answer by its debit mode: one that asks for the whole amount is never
// met in part, and one that asks for steps is met in whole steps.
enum class PartTaken : std::uint8_t { yes, never, not_in_steps };
[[nodiscard]] PartTaken part_taken(const PairPlan& plan, const Answer& answer,
                                   const Asked& asked) noexcept;

}  // namespace kcms

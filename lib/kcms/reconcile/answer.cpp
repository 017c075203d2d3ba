#include <kcms/reconcile/answer.hpp>

#include <kcms/codec/conditions.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace kcms {
namespace {

constexpr std::string_view word_of_partial = "partial";  // of a table of outcomes
constexpr std::string_view word_of_full = "full";        // of a table of debit modes
constexpr std::string_view word_of_steps = "partial_";   // the won of a step stand behind it

}  // namespace

bool is_reason_given(const PairPlan& plan, std::string_view answer) noexcept {
  if (plan.code == nullptr) return true;
  if (plan.reasons) return plan.reasons->of(packed_code(plan, answer.data())) == Reason::known;
  return !trim_right(raw(*plan.code, answer)).empty();
}

Outcome outcome_of(const PairPlan& plan, std::string_view answer) noexcept {
  if (!is_reason_given(plan, answer)) return Outcome::unclear;
  if (plan.outcome == nullptr) return Outcome::failed;
  const FieldSpec& field = *plan.outcome;
  const std::string_view bytes = raw(field, answer);
  if (field.constant) return bytes == field.is ? Outcome::failed : Outcome::unclear;
  const std::string_view value = trim_right(bytes);
  for (const CodeValue& code : field.codes)
    if (code.code == value)
      return code.word == word_of_partial ? Outcome::partial : Outcome::failed;
  return Outcome::unclear;
}

bool amounts_fit(const PairPlan& plan, const Answer& answer,
                 std::optional<std::uint64_t> asked) noexcept {
  if (plan.amount.result == nullptr) return true;
  if (!answer.amount || !asked) return false;
  const bool whole = *answer.amount == *asked;
  const bool part = *answer.amount > 0 && *answer.amount < *asked;
  if (answer.outcome == Outcome::unclear) return whole || part;
  return answer.outcome == Outcome::partial ? part : whole;
}

PartTaken part_taken(const PairPlan& plan, const Answer& answer, const Asked& asked) noexcept {
  if (plan.debit_mode.request == nullptr || answer.outcome != Outcome::partial)
    return PartTaken::yes;
  const FieldSpec& field = *plan.debit_mode.request;
  const std::string_view mode = trimmed(field, asked.bytes);
  const auto code = std::ranges::find(field.codes, mode, &CodeValue::code);
  if (code == field.codes.end()) return PartTaken::yes;
  if (code->word == word_of_full) return PartTaken::never;
  if (!code->word.starts_with(word_of_steps)) return PartTaken::yes;
  const auto step = to_number(code->word.substr(word_of_steps.size()));
  if (!step || *step == 0 || !asked.amount || !answer.amount) return PartTaken::yes;
  return (*asked.amount - *answer.amount) % *step == 0 ? PartTaken::yes : PartTaken::not_in_steps;
}

std::uint64_t packed_code(const PairPlan& plan, const char* answer) noexcept {
  if (plan.code == nullptr) return pack_code("");
  return pack_code({answer + plan.code->offset, plan.code->length});
}

std::string code_text(std::uint64_t packed) {
  std::array<char, sizeof packed> bytes{};
  std::memcpy(bytes.data(), &packed, bytes.size());
  return std::string(trim_right({bytes.data(), bytes.size()}));
}

}  // namespace kcms

#include <kcms/reconcile/pair_bytes.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint64_t digest_seed = 0x2545F4914F6CDD1D;
bool may_be_cut(const FieldSpec& field) noexcept {
  return field.pad == Pad::zero_behind && !field.lengths.empty();
}

// Puts zeros behind a value of an allowed length where blanks stand.
void fill_up(const FieldSpec& field, char* bytes) {
  const std::size_t length = trim_right({bytes, field.length}).size();
  if (std::ranges::find(field.lengths, length) != field.lengths.end())
    std::fill(bytes + length, bytes + field.length, '0');
}

std::string filled_up(const FieldSpec& field, std::string_view bytes) {
  std::string filled(bytes);
  fill_up(field, filled.data());
  return filled;
}

using Stretches = std::vector<RecordPrint::Stretch>;

Stretches key_of(const PairPlan& plan) {
  Stretches key;
  for (const FieldPair& pair : plan.key) key.push_back({pair.result->offset, pair.result->length});
  return key;
}

// All that comes back as it was sent.
Stretches whole_of(const PairPlan& plan) {
  Stretches whole = key_of(plan);
  const auto add = [&whole](const FieldSpec& field) {
    whole.push_back({field.offset, field.length});
  };
  if (plan.amount.result != nullptr) add(*plan.amount.result);
  for (const FieldPair& pair : plan.echo) add(*pair.result);
  return whole;
}

std::size_t common_length(const PairPlan& plan) {
  return std::min(plan.asked().length, plan.answer().length);
}

}  // namespace

bool same_echo(const FieldSpec& field, std::string_view a, std::string_view b) {
  return a == b || (may_be_cut(field) && filled_up(field, a) == filled_up(field, b));
}

PairBytes::PairBytes(const PairPlan& plan)
    : plan_(plan),
      key_print_(key_of(plan), common_length(plan), 0),
      whole_print_(whole_of(plan), common_length(plan), digest_seed),
      length_(common_length(plan)) {
  for (const FieldPair& pair : plan.echo)
    if (may_be_cut(*pair.result)) cut_.push_back(pair.result);
}

std::uint64_t PairBytes::digest_filled_up(const char* record) const {
  std::string filled(record, length_);
  for (const FieldSpec* field : cut_) fill_up(*field, filled.data() + field->offset);
  return whole_print_.of(filled.data());
}

bool PairBytes::same_key(std::string_view a, std::string_view b) const noexcept {
  return std::ranges::all_of(plan_.key, [&](const FieldPair& pair) {
    return raw(*pair.result, a) == raw(*pair.result, b);
  });
}

const FieldSpec* PairBytes::altered(std::string_view request, std::string_view answer) const {
  for (const FieldPair& pair : plan_.echo)
    if (!same_echo(*pair.result, raw(*pair.request, request), raw(*pair.result, answer)))
      return pair.result;
  return nullptr;
}

}  // namespace kcms

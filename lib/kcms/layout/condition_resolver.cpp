#include <kcms/layout/condition_resolver.hpp>

#include <kcms/layout/taking.hpp>

#include <algorithm>
#include <vector>

namespace kcms {
namespace {

constexpr std::string_view what_no_row_names = "*";

// A blank is never a code of a table, and may always be asked for.
void lint_code(const Draft& draft, const FieldSpec& field, const SaidText& code) {
  if (code.value.size() > field.length) {
    draft.report(code.spot, "schema.code-long",
                 {{"found", code.value}, {"limit", std::to_string(field.length)}});
    return;
  }
  if (code.value.empty() || field.codes.empty()) return;
  std::vector<std::string_view> known;
  for (const CodeValue& value : field.codes) known.push_back(value.code);
  if (std::ranges::find(known, code.value) == known.end())
    draft.report(
        code.spot, "schema.unknown-code",
        {{"found", code.value}, {"field", std::string{field.name}}, {"known", listed(known)}});
}

std::span<const std::string_view> keep_codes(const Draft& draft,
                                             const std::vector<SaidText>& codes) {
  std::vector<std::string_view> kept;
  kept.reserve(codes.size());
  for (const SaidText& code : codes) kept.push_back(draft.arena.keep(code.value));
  return draft.arena.keep(kept);
}

}  // namespace

Condition resolve_condition(const Draft& draft, std::uint16_t record, const ConditionKeys& keys) {
  const auto field = draft.find_field(record, keys.field);
  if (!field) return {};
  for (const SaidText& code : keys.codes) lint_code(draft, draft.at({record, *field}), code);
  return Condition{*field, keep_codes(draft, keys.codes)};
}

AllowedCell resolve_cell(const Draft& draft, std::uint16_t record, const ConditionKeys& keys) {
  const auto star = std::ranges::find(keys.codes, what_no_row_names, &SaidText::value);
  if (star == keys.codes.end()) {
    const Condition condition = resolve_condition(draft, record, keys);
    return AllowedCell{condition.field, false, condition.codes};
  }
  if (keys.codes.size() != 1) draft.report(star->spot, "schema.star-alone");
  const auto field = draft.find_field(record, keys.field);
  return AllowedCell{field.value_or(none), true, {}};
}

}  // namespace kcms

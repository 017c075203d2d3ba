// The rules by name. Their rows (id, severity, failure code, source) come from schemas/rules.toml.
#pragma once

#include <kcms/base/finding.hpp>
#include <kcms/generated/rule_ids.hpp>
#include <kcms/layout/layout.hpp>

#include <optional>
#include <string_view>

namespace kcms {

[[nodiscard]] constexpr const RuleRow& row_of(Rule rule) noexcept {
  return rule_rows[static_cast<std::size_t>(rule)];
}

[[nodiscard]] constexpr std::optional<Rule> find_rule(std::string_view id) noexcept {
  for (std::size_t i = 0; i < rule_rows.size(); ++i)
    if (rule_rows[i].id == id) return static_cast<Rule>(i);
  return std::nullopt;
}

// How grave a fault is: what one source alone supports is only a warning in a kind that is
// received, because the other side may know better. `stated`: what the layout says instead of the
// rule.
[[nodiscard]] constexpr Severity severity_of(Rule rule, Direction direction, bool sole,
                                             std::optional<Severity> stated = {}) noexcept {
  const RuleRow& row = row_of(rule);
  const Severity severity = stated.value_or(row.severity);
  const bool doubtful = (sole || row.source.sole) && direction == Direction::receive;
  return doubtful && severity == Severity::error ? Severity::warning : severity;
}

}  // namespace kcms

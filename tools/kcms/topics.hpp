// Pages of help beside the commands: the rules and the layouts.
#pragma once

#include "page.hpp"

#include <kcms/base/words.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/rules/rulebook.hpp>

#include <string>

namespace kcms {

inline constexpr std::string_view topics[] = {"rules", "layouts"};

// kcms-rules(5): every rule with its severity, failure code and cure, and what no rule checks.
[[nodiscard]] Page rules_page(const Words& words);
[[nodiscard]] Page rule_page(const RuleRow& rule, const Words& words);

// Why `generate` refuses rows, where no rule of files says it.
[[nodiscard]] bool is_reason(std::string_view id);
[[nodiscard]] Page reason_page(const std::string& id, const Words& words);

// kcms-layouts(5): every layout on paper.
[[nodiscard]] Page layouts_page(const Registry& registry, const Words& words);

// doc/rules.md: every rule in both languages.
[[nodiscard]] std::string rules_document(const Words& english, const Words& korean);

}  // namespace kcms

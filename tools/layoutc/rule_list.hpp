// The list of rules, schemas/rules.toml, and what C++ knows of it.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/base/finding.hpp>
#include <kcms/layout/layout.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms::layoutc {

struct RuleDecl {
  std::string id;
  Severity severity = Severity::error;
  std::string centre;
  std::string source;
  Grade grade = Grade::official;
  bool sole = false;
};

// The rules in the order of the file.
[[nodiscard]] std::vector<RuleDecl> read_rules(std::string_view toml, std::string name,
                                               Faults& faults);

// The header kcms/generated/rule_ids.hpp.
[[nodiscard]] std::string rule_ids(std::span<const RuleDecl> rules);

}  // namespace kcms::layoutc

#include "literal.hpp"
#include "rule_list.hpp"

#include <kcms/base/text.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/taking.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kcms::layoutc {
namespace {

constexpr std::array severities{Severity::note, Severity::warning, Severity::error,
                                Severity::fatal};

bool is_id(std::string_view id) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && small(id.front()) &&
         std::ranges::all_of(id, [&](char c) { return small(c) || is_digit(c) || c == '-'; });
}

Severity read_severity(Table& table) {
  const SaidText said = take_required(table, "severity");
  const auto* const found = std::ranges::find(severities, said.value, name_of);
  if (found != severities.end()) return *found;
  std::vector<std::string_view> names;
  names.reserve(severities.size());
  for (const Severity severity : severities) names.push_back(name_of(severity));
  if (table.has("severity")) report_unknown(table, said.spot, "severity", said.value, names);
  return Severity::error;
}

RuleDecl read_rule(const std::string& id, Table table) {
  RuleDecl rule;
  rule.id = id;
  if (!is_id(id)) table.report(table.spot(), Phrase{"schema.bad-rule-id", {{"found", id}}});
  rule.severity = read_severity(table);
  take(table, "centre", rule.centre);
  SourceKeys source;
  take_source(table, source);
  if (source.text) rule.source = source.text->value;
  if (source.grade) rule.grade = source.grade->value;
  rule.sole = source.sole && source.sole->value;
  table.finish();
  return rule;
}

std::string row_of(const RuleDecl& rule) {
  return fmt::format("RuleRow{{{}, Severity::{}, {}, Source{{{}, Grade::{}, {}}}}}",
                     quoted(rule.id), name_of(rule.severity), quoted(rule.centre),
                     quoted(rule.source), name_in_schema(rule.grade), rule.sole);
}

}  // namespace

std::vector<RuleDecl> read_rules(std::string_view toml, std::string name, Faults& faults) {
  std::vector<RuleDecl> rules;
  const std::optional<Document> document = Document::parse(toml, std::move(name), faults);
  if (!document) return rules;
  Table root = document->root(faults);
  if (std::optional<Table> all = root.require_table("rule")) {
    for (const std::string& id : all->keys())
      if (std::optional<Table> rule = all->table(id))
        rules.push_back(read_rule(id, std::move(*rule)));
  }
  root.finish();
  return rules;
}

std::string rule_ids(std::span<const RuleDecl> rules) {
  std::vector<std::string> names;
  std::vector<std::string> rows;
  for (const RuleDecl& rule : rules) {
    names.push_back(identifier(rule.id));
    rows.push_back(row_of(rule));
  }
  return fmt::format(
      R"(// Made by layoutc from rules.toml: change that, not this. The rules, in the order of the list.
#pragma once

#include <kcms/base/finding.hpp>
#include <kcms/layout/layout.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace kcms {{

enum class Rule : std::uint16_t {{
  {}
}};

struct RuleRow {{
  std::string_view id;
  Severity severity = Severity::error;
  std::string_view centre;  // the failure code the centre answers, or ""
  Source source;
}};

inline constexpr std::array<RuleRow, {}> rule_rows{{{{
    {}}}}};

}}  // namespace kcms
)",
      joined(names, ",\n  "), rows.size(), joined(rows, ",\n    "));
}

}  // namespace kcms::layoutc

#include <kcms/layout/schema_lint.hpp>

#include <kcms/base/text.hpp>
#include <kcms/layout/draft.hpp>
#include <kcms/layout/taking.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::size_t longest_kind = 16;
constexpr std::size_t longest_name = 64;

bool is_kind_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_kind &&
         std::ranges::all_of(name, [](char c) { return is_digit(c) || is_letter(c); });
}

bool is_name(std::string_view name) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && name.size() <= longest_name && small(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return small(c) || is_digit(c) || c == '_'; });
}

class SchemaLint {
 public:
  SchemaLint(const SchemaDecl& schema, Faults& faults) : schema_(schema), faults_(faults) {
    for (const KindDecl& kind : schema.kinds) kinds_.emplace_back(kind.name.value);
  }

  void run() {
    if (schema_.length && (schema_.length->value < 1 || schema_.length->value > most_bytes))
      report(schema_.length->spot, "schema.bad-length",
             {{"found", std::to_string(schema_.length->value)},
              {"limit", std::to_string(most_bytes)}});
    if (schema_.framing.value == Framing::nel && schema_.charset.value != Charset::ebcdic_037)
      report(schema_.framing.spot, "schema.nel-charset");
    scope(schema_.scope);
    for (const KindDecl& one : schema_.kinds) kind(one);
    for (const GroupDecl& group : schema_.groups) name(group.name);
    for (const RecordDecl& one : schema_.records) record(one);
    for (const UniqueDecl& unique : schema_.unique) scope(unique.scope);
    for (const AllowedDecl& allowed : schema_.allowed) scope(allowed.scope);
    for (const SetDecl& set : schema_.sets) scope(set.scope);
  }

 private:
  void kind(const KindDecl& one) {
    if (!is_kind_name(one.name.value))
      report(one.name.spot, "schema.bad-kind",
             {{"found", one.name.value}, {"limit", std::to_string(longest_kind)}});
    if (one.failure_codes && one.answers)
      report(one.failure_codes->spot, "schema.failure-codes-of-result");
    if (!scope(one.scope)) return;
    const Stretch file = stretch_of(schema_.scope);
    if (!file.empty() && overlap(file, stretch_of(one.scope)).empty())
      report(one.name.spot, "schema.kind-never", {{"kind", one.name.value}});
  }

  void record(const RecordDecl& one) {
    name(one.name);
    for (const GroupDecl& group : schema_.groups)
      if (group.name.value == one.name.value)
        report(group.name.spot, "schema.group-is-record", {{"found", one.name.value}});
    for (const FieldDecl& field : one.fields) {
      keys(field.keys);
      for (const auto& [kind, changed] : field.in) {
        known_kind(kind);
        keys(changed);
      }
    }
    if (one.tail && !one.tail->name.value.empty()) name(one.tail->name);
    for (const TotalDecl& total : one.totals) scope(total.scope);
  }

  void keys(const FieldKeys& field) {
    if (field.name) name(*field.name);
    scope(field.scope);
  }

  void name(const SaidText& said) {
    if (!is_name(said.value))
      report(said.spot, "schema.bad-name",
             {{"found", said.value}, {"limit", std::to_string(longest_name)}});
  }

  bool scope(const Scope& scope) {
    for (const SaidText& kind : scope.only) known_kind(kind);
    if (!stretch_of(scope).empty()) return true;
    report(scope.dates_spot(), "schema.since-until");
    return false;
  }

  void known_kind(const SaidText& kind) {
    if (std::ranges::find(kinds_, kind.value) == kinds_.end())
      report(kind.spot, "schema.unknown-kind",
             {{"found", kind.value}, {"known", offered(kind.value, kinds_)}});
  }

  void report(Spot spot, std::string_view key, Phrase::Values values = {}) {
    faults_.push_back({schema_.name, spot.line, spot.column, Phrase{key, std::move(values)}});
  }

  const SchemaDecl& schema_;
  Faults& faults_;
  std::vector<std::string_view> kinds_;
};

}  // namespace

void lint_schema(const SchemaDecl& schema, Faults& faults) { SchemaLint{schema, faults}.run(); }

}  // namespace kcms

#include <kcms/layout/rule_resolver.hpp>

#include <kcms/layout/condition_resolver.hpp>

namespace kcms {
namespace {

std::optional<UniqueSpec> resolve(const Draft& draft, const UniqueDecl& decl) {
  const auto record = draft.find_record(decl.record);
  if (!record) return std::nullopt;
  UniqueSpec unique;
  unique.record = *record;
  unique.key = draft.arena.keep(draft.find_fields(*record, decl.key));
  unique.same = draft.arena.keep(draft.find_fields(*record, decl.same));
  if (decl.where) unique.where = resolve_condition(draft, *record, *decl.where);
  unique.source = source_of(draft.arena, {&decl.source, &draft.records[*record].decl->source,
                                          &draft.kind.source, &draft.schema.source});
  return unique;
}

AllowedRow resolve_row(const Draft& draft, std::uint16_t record,
                       const std::vector<ConditionKeys>& keys) {
  std::vector<AllowedCell> cells;
  cells.reserve(keys.size());
  for (const ConditionKeys& cell : keys) cells.push_back(resolve_cell(draft, record, cell));
  return AllowedRow{draft.arena.keep(cells)};
}

std::optional<AllowedSpec> resolve(const Draft& draft, const AllowedDecl& decl) {
  const auto record = draft.find_record(decl.record);
  if (!record) return std::nullopt;
  AllowedSpec allowed;
  allowed.record = *record;
  allowed.severity = decl.severity;
  std::vector<AllowedRow> rows;
  rows.reserve(decl.rows.size());
  for (const auto& row : decl.rows) rows.push_back(resolve_row(draft, *record, row));
  allowed.rows = draft.arena.keep(rows);
  allowed.source = source_of(draft.arena, {&decl.source, &draft.records[*record].decl->source,
                                           &draft.kind.source, &draft.schema.source});
  return allowed;
}

std::optional<SetSpec> resolve(const Draft& draft, const SetDecl& decl) {
  const auto record = draft.find_record(decl.record);
  if (!record) return std::nullopt;
  SetSpec set;
  set.record = *record;
  set.key = draft.arena.keep(draft.find_fields(*record, decl.key));
  if (decl.where) set.where = resolve_condition(draft, *record, *decl.where);
  if (decl.halves) {
    set.halves = resolve_condition(draft, *record, *decl.halves);
    if (decl.halves->codes.size() < 2) draft.report(decl.halves->field.spot, "schema.set-of-one");
  }
  if (decl.alone) set.alone = draft.arena.keep(decl.alone->value);
  if (decl.broken) set.broken = draft.arena.keep(decl.broken->value);
  set.source = source_of(draft.arena, {&decl.source, &draft.records[*record].decl->source,
                                       &draft.kind.source, &draft.schema.source});
  return set;
}

}  // namespace

std::span<const SetSpec> resolve_sets(const Draft& draft) {
  std::vector<SetSpec> all;
  for (const SetDecl& decl : draft.schema.sets)
    if (draft.holds(decl.scope))
      if (const auto set = resolve(draft, decl)) all.push_back(*set);
  return draft.arena.keep(all);
}

std::span<const UniqueSpec> resolve_unique(const Draft& draft) {
  std::vector<UniqueSpec> all;
  for (const UniqueDecl& decl : draft.schema.unique)
    if (draft.holds(decl.scope))
      if (const auto unique = resolve(draft, decl)) all.push_back(*unique);
  return draft.arena.keep(all);
}

std::span<const AllowedSpec> resolve_allowed(const Draft& draft) {
  std::vector<AllowedSpec> all;
  for (const AllowedDecl& decl : draft.schema.allowed)
    if (draft.holds(decl.scope))
      if (const auto allowed = resolve(draft, decl)) all.push_back(*allowed);
  return draft.arena.keep(all);
}

}  // namespace kcms

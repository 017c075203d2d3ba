#include <kcms/layout/rule_reader.hpp>

#include <kcms/layout/taking.hpp>

namespace kcms {
namespace {

// Exactly one of `count`, `sum` and `blocks`.
void read_what_is_added(Table& table, TotalDecl& total) {
  take_some(table, "count", total.records);
  take_some(table, "blocks", total.records);
  Maybe<std::string> summed;
  take(table, "sum", summed);
  if (summed) total.summed = *summed;

  const bool counts = table.has("count");
  const bool sums = table.has("sum");
  const bool blocks = table.has("blocks");
  if (int{counts} + int{sums} + int{blocks} != 1) {
    table.report(table.spot(), Phrase{"schema.total-kind"});
  } else if (summed) {
    total.kind = {TotalKind::sum, summed->spot};
  } else if (!sums) {
    total.kind = {counts ? TotalKind::count : TotalKind::blocks,
                  table.spot(counts ? "count" : "blocks")};
  }
}

}  // namespace

TotalDecl read_total(Table table) {
  TotalDecl total;
  total.spot = table.spot();
  total.of = take_required_list(table, "of");
  read_what_is_added(table, total);
  take_condition(table, "where", total.where);
  take(table, "within", total.within);
  take(table, "last_digits", total.last_digits);
  take(table, "centre", total.centre);
  take_scope(table, total.scope);
  take_source(table, total.source);
  table.finish();
  return total;
}

UniqueDecl read_unique(Table table) {
  UniqueDecl unique;
  unique.spot = table.spot();
  unique.record = take_required(table, "record");
  unique.key = take_required_list(table, "key");
  unique.same = take_required_list(table, "same");
  take_condition(table, "where", unique.where);
  take_scope(table, unique.scope);
  take_source(table, unique.source);
  table.finish();
  return unique;
}

AllowedDecl read_allowed(Table table) {
  AllowedDecl allowed;
  allowed.spot = table.spot();
  allowed.record = take_required(table, "record");
  take_named(table, "severity", "severity", allowed.severity);
  if (!table.has("rows")) report_missing(table, "rows");
  for (const Table& row : table.tables("rows")) allowed.rows.push_back(take_cells(row));
  if (const auto rows = table.node("rows"); rows && rows->is_list() && allowed.rows.empty())
    report_empty(table, "rows");
  take_scope(table, allowed.scope);
  take_source(table, allowed.source);
  table.finish();
  return allowed;
}

SetDecl read_set(Table table) {
  SetDecl set;
  set.spot = table.spot();
  set.record = take_required(table, "record");
  set.key = take_required_list(table, "key");
  take_condition(table, "where", set.where);
  if (!table.has("halves")) report_missing(table, "halves");
  take_condition(table, "halves", set.halves);
  take(table, "alone", set.alone);
  take(table, "broken", set.broken);
  take_scope(table, set.scope);
  take_source(table, set.source);
  table.finish();
  return set;
}

}  // namespace kcms

#include <kcms/layout/field_reader.hpp>

#include <kcms/layout/taking.hpp>

namespace kcms {
namespace {

void read_codes(Table& table, FieldKeys& keys) {
  const std::optional<Node> node = table.node("codes");
  if (!node) return;
  keys.code_table.reset();
  keys.codes.clear();
  if (node->is_list()) {
    take(table, "codes", keys.codes);
    return;
  }
  take(table, "codes", keys.code_table);
}

void read_checks(Table& table, FieldKeys& keys) {
  if (!table.has("checks")) return;
  std::vector<SaidText> names;
  take(table, "checks", names);
  keys.checks.clear();
  for (const SaidText& name : names)
    if (const auto check = named<Check>(table, name, "check"))
      keys.checks.push_back({*check, name.spot});
}

void read_what_it_holds(Table& table, FieldKeys& keys) {
  take_named(table, "mode", "mode", keys.mode);
  take(table, "length", keys.length);
  take(table, "is", keys.is);
  take(table, "tag", keys.tag);
  take_named(table, "as", "form", keys.form);
  read_codes(table, keys);
  take(table, "from", keys.from);
  take(table, "optional", keys.optional);
  take_condition(table, "blank_if", keys.blank_if);
  take(table, "lengths", keys.lengths);
  take(table, "min", keys.min);
  take(table, "max", keys.max);
  take_named(table, "pad", "pad", keys.pad);
  take_named(table, "match", "match", keys.match);
}

void read_how_it_is_judged(Table& table, FieldKeys& keys) {
  take(table, "same_as", keys.same_as);
  take(table, "agrees_with", keys.agrees_with);
  take(table, "not_after", keys.not_after);
  read_checks(table, keys);
  take(table, "centre", keys.centre);
  take(table, "zero_centre", keys.zero_centre);
  take(table, "secret", keys.secret);
  take(table, "shows", keys.shows);
  take(table, "mac", keys.mac);
}

// Changes only what the table says: so one function reads a field and what `in` changes of it.
void read_keys(Table& table, FieldKeys& keys) {
  keys.spot = table.spot();
  take(table, "no", keys.number);
  take(table, "name", keys.name);
  take(table, "ko", keys.title.ko);
  take(table, "en", keys.title.en);
  read_what_it_holds(table, keys);
  read_how_it_is_judged(table, keys);
  take_dates(table, keys.scope);
  take_source(table, keys.source);
}

void read_changes(Table& table, FieldDecl& field) {
  std::optional<Table> in = table.table("in");
  if (!in) return;
  for (const std::string& kind : in->keys()) {
    std::optional<Table> changes = in->table(kind);
    if (!changes) continue;
    FieldKeys keys = field.keys;
    read_keys(*changes, keys);
    changes->finish();
    field.in.emplace_back(SaidText{kind, changes->spot()}, std::move(keys));
  }
}

}  // namespace

FieldDecl read_field(Table table) {
  FieldDecl field;
  read_keys(table, field.keys);
  take_some(table, "only", field.keys.scope.only);
  for (const std::string_view key : {"name", "mode", "length"})
    if (!table.has(key)) report_missing(table, key);
  read_changes(table, field);
  table.finish();
  return field;
}

}  // namespace kcms

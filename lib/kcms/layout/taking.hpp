// Takes the values of a schema's tables together with their places. A value that is absent or of
// the wrong type leaves the target as it was; the second is reported.
#pragma once

#include <kcms/layout/declared.hpp>
#include <kcms/layout/names.hpp>

#include <span>
#include <string_view>

namespace kcms {

void take(Table& table, std::string_view key, Maybe<std::string>& into);
void take(Table& table, std::string_view key, Maybe<std::int64_t>& into);
void take(Table& table, std::string_view key, Maybe<bool>& into);
void take(Table& table, std::string_view key, Maybe<Date>& into);
void take(Table& table, std::string_view key, std::string& into);
void take(Table& table, std::string_view key, std::vector<SaidText>& into);
void take(Table& table, std::string_view key, std::vector<SaidNumber>& into);

// The same for a list that must not be empty.
void take_some(Table& table, std::string_view key, std::vector<SaidText>& into);

void report_missing(Table& table, std::string_view key);
void report_empty(Table& table, std::string_view key);

// A text or list that must be there; a missing one is reported and empty.
[[nodiscard]] SaidText take_required(Table& table, std::string_view key);
[[nodiscard]] std::vector<SaidText> take_required_list(Table& table, std::string_view key);

void take_title(Table& table, TitleKeys& into);    // title = { ko = "…", en = "…" }
void take_source(Table& table, SourceKeys& into);  // source, grade, sole
void take_scope(Table& table, Scope& into);        // only, since, until
void take_dates(Table& table, Scope& into);        // since, until
// key = { field = ["code", …] }, with one field.
void take_condition(Table& table, std::string_view key, std::optional<ConditionKeys>& into);
// All of { field = ["code", …], … }.
[[nodiscard]] std::vector<ConditionKeys> take_cells(Table table);

// The name nearest to `found`, or all names: what a message offers instead.
[[nodiscard]] std::string offered(std::string_view found, std::span<const std::string_view> known);

[[nodiscard]] std::string listed(std::span<const std::string_view> names);  // "a, b, c"

// Reports that `found` is none of `names`, as "schema.unknown-<what>".
void report_unknown(Table& table, Spot spot, std::string_view what, std::string_view found,
                    std::span<const std::string_view> names);

template <class Enum>
[[nodiscard]] std::optional<Enum> named(Table& table, const SaidText& said, std::string_view what) {
  const std::optional<Enum> value = value_named<Enum>(said.value);
  if (value) return value;
  std::vector<std::string_view> names;
  names.reserve(names_of<Enum>.size());
  for (const NameRow<Enum>& row : names_of<Enum>) names.push_back(row.name);
  report_unknown(table, said.spot, what, said.value, names);
  return std::nullopt;
}

// An enumerator by its name; `what` ends the key of the message, "mode" for schema.unknown-mode.
template <class Enum>
void take_named(Table& table, std::string_view key, std::string_view what, Maybe<Enum>& into) {
  Maybe<std::string> said;
  take(table, key, said);
  if (!said) return;
  if (const std::optional<Enum> value = named<Enum>(table, *said, what))
    into = Said<Enum>{*value, said->spot};
}

template <class Enum>
void take_named(Table& table, std::string_view key, std::string_view what, Enum& into) {
  Maybe<Enum> said;
  take_named(table, key, what, said);
  if (said) into = said->value;
}

}  // namespace kcms

#include <kcms/layout/taking.hpp>

#include <kcms/base/text.hpp>

namespace kcms {
namespace {

template <class Value>
void take_said(Table& table, std::string_view key, std::optional<Value> value, Maybe<Value>& into) {
  if (value) into = Said<Value>{std::move(*value), table.spot(key)};
}

// Pairs the values of a list with the places of its items.
template <class Value>
std::vector<Said<Value>> with_spots(Table& table, std::string_view key, std::vector<Value> values) {
  std::vector<Said<Value>> said;
  said.reserve(values.size());
  const std::optional<Node> list = table.node(key);
  if (!list) return said;
  const std::vector<Node> items = list->items();
  for (std::size_t i = 0; i < values.size(); ++i)
    said.push_back({std::move(values[i]), items[i].spot()});
  return said;
}

}  // namespace

void take(Table& table, std::string_view key, Maybe<std::string>& into) {
  take_said(table, key, table.text(key), into);
}
void take(Table& table, std::string_view key, Maybe<std::int64_t>& into) {
  take_said(table, key, table.integer(key), into);
}
void take(Table& table, std::string_view key, Maybe<bool>& into) {
  take_said(table, key, table.boolean(key), into);
}
void take(Table& table, std::string_view key, Maybe<Date>& into) {
  take_said(table, key, table.date(key), into);
}

void take(Table& table, std::string_view key, std::string& into) {
  if (std::optional<std::string> value = table.text(key)) into = std::move(*value);
}
void take(Table& table, std::string_view key, std::vector<SaidText>& into) {
  if (auto values = table.texts(key)) into = with_spots(table, key, std::move(*values));
}
void take(Table& table, std::string_view key, std::vector<SaidNumber>& into) {
  if (auto values = table.integers(key)) into = with_spots(table, key, std::move(*values));
}

void take_some(Table& table, std::string_view key, std::vector<SaidText>& into) {
  take(table, key, into);
  const std::optional<Node> list = table.node(key);
  if (list && list->is_list() && list->items().empty()) report_empty(table, key);
}

void report_missing(Table& table, std::string_view key) {
  table.report(table.spot(), Phrase{"document.missing-key", {{"key", std::string{key}}}});
}

void report_empty(Table& table, std::string_view key) {
  table.report(table.spot(key), Phrase{"schema.list-empty", {{"key", std::string{key}}}});
}

SaidText take_required(Table& table, std::string_view key) {
  std::string text = table.require_text(key);
  return SaidText{std::move(text), table.spot(key)};
}

std::vector<SaidText> take_required_list(Table& table, std::string_view key) {
  std::vector<SaidText> list;
  take_some(table, key, list);
  if (!table.has(key)) report_missing(table, key);
  return list;
}

void take_title(Table& table, TitleKeys& into) {
  std::optional<Table> title = table.table("title");
  if (!title) return;
  take(*title, "ko", into.ko);
  take(*title, "en", into.en);
  title->finish();
}

void take_source(Table& table, SourceKeys& into) {
  take(table, "source", into.text);
  take_named(table, "grade", "grade", into.grade);
  take(table, "sole", into.sole);
}

void take_dates(Table& table, Scope& into) {
  take(table, "since", into.since);
  take(table, "until", into.until);
}

void take_scope(Table& table, Scope& into) {
  take_some(table, "only", into.only);
  take_dates(table, into);
}

std::vector<ConditionKeys> take_cells(Table table) {
  std::vector<ConditionKeys> cells;
  for (const std::string& key : table.keys()) {
    ConditionKeys cell{{key, table.spot(key)}, {}};
    take_some(table, key, cell.codes);
    cells.push_back(std::move(cell));
  }
  return cells;
}

void take_condition(Table& table, std::string_view key, std::optional<ConditionKeys>& into) {
  std::optional<Table> inner = table.table(key);
  if (!inner) return;
  std::vector<ConditionKeys> cells = take_cells(*inner);
  if (cells.size() == 1) {
    into = std::move(cells.front());
    return;
  }
  table.report(inner->spot(),
               Phrase{"schema.condition-fields",
                      {{"key", std::string{key}}, {"found", std::to_string(cells.size())}}});
}

std::string offered(std::string_view found, std::span<const std::string_view> known) {
  constexpr std::size_t many = 20;
  if (const std::string_view near = nearest(found, known); !near.empty()) return std::string{near};
  if (known.empty()) return "–";
  return known.size() > many ? listed(known.first(many)) + ", …" : listed(known);
}

std::string listed(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) list.append(list.empty() ? "" : ", ").append(name);
  return list;
}

void report_unknown(Table& table, Spot spot, std::string_view what, std::string_view found,
                    std::span<const std::string_view> names) {
  table.report(spot, Phrase{"schema.unknown-" + std::string{what},
                            {{"found", std::string{found}}, {"known", listed(names)}}});
}

}  // namespace kcms

#include <kcms/base/document.hpp>

#include <kcms/base/clock.hpp>
#include <kcms/base/text.hpp>

#include <toml++/toml.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace kcms {
namespace {

// toml++ takes its trees apart by recursion: a key of a million parts would end the stack.
constexpr std::size_t parts_of_a_key = 16;

const toml::node& node_of(const void* node) { return *static_cast<const toml::node*>(node); }
const toml::table& table_of(const void* table) { return *static_cast<const toml::table*>(table); }

Spot spot_of(const toml::source_region& region) {
  return Spot{region.begin.line, region.begin.column};
}

// Where the string that opens at `at` ends: the place behind its closing quotes, or the end of the
// text.
std::size_t behind_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool long_string = text.substr(at, 3) == three;
  const std::string_view closing = long_string ? std::string_view{three} : text.substr(at, 1);
  for (at += closing.size(); at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
      continue;
    }
    if (!long_string && text[at] == '\n') return at;
    if (text.substr(at, closing.size()) == closing) return at + closing.size();
  }
  return text.size();
}

constexpr bool ends_a_key(char c) noexcept {
  return c == '=' || c == ',' || c == '{' || c == '}' || c == '[' || c == ']' || c == '\n';
}

// The offset at which a key has too many parts; npos where none has.
std::size_t too_deep(std::string_view text) {
  std::size_t dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = behind_string(text, at);
      continue;
    }
    if (c == '#') at = std::min(text.find('\n', at), text.size() - 1);
    if (c == '.' && ++dots == parts_of_a_key) return at;
    if (ends_a_key(c) || c == '#') dots = 0;
    ++at;
  }
  return std::string_view::npos;
}

Spot spot_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto is_first_byte = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  };
  const auto lines = std::ranges::count(before, '\n');
  const auto characters = std::ranges::count_if(before.substr(line_start), is_first_byte);
  return Spot{static_cast<std::uint32_t>(lines + 1), static_cast<std::uint32_t>(characters + 1)};
}

std::chrono::year_month_day day_of(const toml::date& date) {
  return std::chrono::year{date.year} / static_cast<int>(date.month) / static_cast<int>(date.day);
}

// The first date below `node` that is no day of the calendar: TOML knows a year 0. Null: none.
const toml::node* no_day(const toml::node& node) {
  const toml::node* found = nullptr;
  const auto look = [&found](const toml::node& item) {
    if (found == nullptr) found = no_day(item);
  };
  if (const toml::value<toml::date>* date = node.as_date())
    return is_day(day_of(date->get())) ? nullptr : date;
  if (const toml::table* table = node.as_table())
    for (const auto& [key, item] : *table) look(item);
  if (const toml::array* list = node.as_array())
    for (const toml::node& item : *list) look(item);
  return found;
}

template <class Value>
std::optional<Value> value_of(const toml::node& node) {
  const toml::value<Value>* value = node.as<Value>();
  if (value == nullptr) return std::nullopt;
  return value->get();
}

}  // namespace

Spot Node::spot() const { return spot_of(node_of(node_).source()); }

std::string_view Node::type() const {
  switch (node_of(node_).type()) {
    case toml::node_type::table:
      return "table";
    case toml::node_type::array:
      return "list";
    case toml::node_type::string:
      return "string";
    case toml::node_type::integer:
      return "integer";
    case toml::node_type::floating_point:
      return "float";
    case toml::node_type::boolean:
      return "boolean";
    case toml::node_type::date:
      return "date";
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "time";
    case toml::node_type::none:
      break;
  }
  return "";
}

std::optional<std::string> Node::text() const { return value_of<std::string>(node_of(node_)); }
std::optional<std::int64_t> Node::integer() const { return value_of<std::int64_t>(node_of(node_)); }
std::optional<bool> Node::boolean() const { return value_of<bool>(node_of(node_)); }

std::optional<std::chrono::year_month_day> Node::date() const {
  const std::optional<toml::date> date = value_of<toml::date>(node_of(node_));
  if (!date) return std::nullopt;
  return day_of(*date);
}

bool Node::is_table() const { return node_of(node_).is_table(); }
bool Node::is_list() const { return node_of(node_).is_array(); }

std::vector<Node> Node::items() const {
  std::vector<Node> items;
  if (const toml::array* list = node_of(node_).as_array())
    for (const toml::node& item : *list) items.push_back(Node{&item});
  return items;
}

Table::Table(const Node& node, std::string file, Faults& faults)
    : table_(node_of(node.raw()).as_table()), file_(std::move(file)), faults_(&faults) {
  assert(table_ != nullptr);
}

std::optional<Node> Table::node(std::string_view key) {
  if (std::ranges::find(asked_, key) == asked_.end()) asked_.emplace_back(key);
  const toml::node* found = table_of(table_).get(key);
  if (found == nullptr) return std::nullopt;
  return Node{found};
}

namespace {

void report_type(Table& table, std::string_view wanted, std::string_view key, const Node& node) {
  table.report(node.spot(),
               Phrase{"document.not-" + std::string{wanted},
                      {{"key", std::string{key}}, {"found", std::string{node.type()}}}});
}

// The value of `key` as `get` makes it; a fault where it is of another type.
template <class Get>
auto take(Table& table, std::string_view key, std::string_view wanted, Get get)
    -> decltype(get(std::declval<Node>())) {
  const std::optional<Node> node = table.node(key);
  if (!node) return std::nullopt;
  auto value = get(*node);
  if (!value) report_type(table, wanted, key, *node);
  return value;
}

// The same for a list; an item of another type is the fault.
template <class Value, class Get>
std::optional<std::vector<Value>> take_all(Table& table, std::string_view key,
                                           std::string_view wanted, Get get) {
  const std::optional<Node> list = table.node(key);
  if (!list) return std::nullopt;
  if (!list->is_list()) {
    report_type(table, wanted, key, *list);
    return std::nullopt;
  }
  std::vector<Value> values;
  for (const Node& item : list->items()) {
    if (std::optional<Value> value = get(item)) {
      values.push_back(std::move(*value));
    } else {
      report_type(table, wanted, key, item);
      return std::nullopt;
    }
  }
  return values;
}

}  // namespace

std::optional<std::string> Table::text(std::string_view key) {
  return take(*this, key, "text", [](const Node& node) { return node.text(); });
}
std::optional<std::int64_t> Table::integer(std::string_view key) {
  return take(*this, key, "number", [](const Node& node) { return node.integer(); });
}
std::optional<bool> Table::boolean(std::string_view key) {
  return take(*this, key, "boolean", [](const Node& node) { return node.boolean(); });
}
std::optional<std::chrono::year_month_day> Table::date(std::string_view key) {
  return take(*this, key, "date", [](const Node& node) { return node.date(); });
}
std::optional<std::vector<std::string>> Table::texts(std::string_view key) {
  return take_all<std::string>(*this, key, "texts", [](const Node& node) { return node.text(); });
}
std::optional<std::vector<std::int64_t>> Table::integers(std::string_view key) {
  return take_all<std::int64_t>(*this, key, "numbers",
                                [](const Node& node) { return node.integer(); });
}

std::optional<Table> Table::table(std::string_view key) {
  return take(*this, key, "table", [this](const Node& node) -> std::optional<Table> {
    if (!node.is_table()) return std::nullopt;
    return Table{node, file_, *faults_};
  });
}

std::vector<Table> Table::tables(std::string_view key) {
  const auto get = [this](const Node& node) -> std::optional<Table> {
    if (!node.is_table()) return std::nullopt;
    return Table{node, file_, *faults_};
  };
  return take_all<Table>(*this, key, "tables", get).value_or(std::vector<Table>{});
}

std::string Table::require_text(std::string_view key) {
  if (!has(key)) report(spot(), Phrase{"document.missing-key", {{"key", std::string{key}}}});
  return text(key).value_or("");
}

std::int64_t Table::require_integer(std::string_view key) {
  if (!has(key)) report(spot(), Phrase{"document.missing-key", {{"key", std::string{key}}}});
  return integer(key).value_or(0);
}

std::optional<Table> Table::require_table(std::string_view key) {
  if (!has(key)) report(spot(), Phrase{"document.missing-table", {{"key", std::string{key}}}});
  return table(key);
}

bool Table::has(std::string_view key) const { return table_of(table_).contains(key); }

std::vector<std::string> Table::keys() const {
  std::vector<const toml::key*> keys;
  for (const auto& [key, value] : table_of(table_)) keys.push_back(&key);
  std::ranges::sort(keys, {}, [](const toml::key* key) {
    return std::pair{key->source().begin.line, key->source().begin.column};
  });
  std::vector<std::string> names;
  names.reserve(keys.size());
  for (const toml::key* key : keys) names.emplace_back(key->str());
  return names;
}

Spot Table::spot() const {
  const Spot spot = spot_of(table_of(table_).source());
  return spot.line == 0 ? Spot{1, 1} : spot;
}

Spot Table::spot(std::string_view key) const {
  const toml::node* found = table_of(table_).get(key);
  return found == nullptr ? spot() : Node{found}.spot();
}

void Table::report(Spot spot, Phrase phrase) {
  faults_->push_back(Fault{file_, spot.line, spot.column, std::move(phrase)});
}

void Table::finish() {
  const std::vector<std::string_view> known{asked_.begin(), asked_.end()};
  for (const auto& [key, value] : table_of(table_)) {
    if (std::ranges::find(known, key.str()) != known.end()) continue;
    const std::string_view near = nearest(key.str(), known);
    Phrase phrase{near.empty() ? "document.unknown-key" : "document.unknown-key-near",
                  {{"key", std::string{key.str()}}}};
    if (!near.empty()) phrase.values.emplace_back("nearest", near);
    report(spot_of(key.source()), std::move(phrase));
  }
}

struct Document::Parsed {
  toml::table root;
};

Document::Document() : parsed_(std::make_unique<Parsed>()) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::optional<Document> Document::parse(std::string_view text, std::string name, Faults& faults) {
  if (const std::size_t deep = too_deep(text); deep != std::string_view::npos) {
    const Spot spot = spot_at(text, deep);
    const std::string limit = std::to_string(parts_of_a_key);
    faults.push_back(Fault{std::move(name), spot.line, spot.column,
                           Phrase{"document.deep-key", {{"limit", limit}}}});
    return std::nullopt;
  }
  Document document;
  document.name_ = std::move(name);
  try {
    document.parsed_->root = toml::parse(text);
  } catch (const toml::parse_error& error) {
    const Spot spot = spot_of(error.source());
    faults.push_back(
        Fault{document.name_, spot.line, spot.column,
              Phrase{"document.syntax", {{"detail", std::string{error.description()}}}}});
    return std::nullopt;
  }
  if (const toml::node* found = no_day(document.parsed_->root)) {
    const Spot spot = spot_of(found->source());
    faults.push_back(Fault{
        document.name_, spot.line, spot.column,
        Phrase{"document.no-day", {{"first", iso_date(first_day)}, {"last", iso_date(last_day)}}}});
    return std::nullopt;
  }
  return document;
}

Table Document::root(Faults& faults) const { return Table{Node{&parsed_->root}, name_, faults}; }

}  // namespace kcms

#include <kcms/layout/record_graph.hpp>

#include <kcms/layout/taking.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace kcms {
namespace {

// What a piece of the order can begin and end with.
struct Piece {
  bool may_be_absent = true;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

// "entry*": a name and how often it may stand.
struct Item {
  std::string_view name;
  bool may_be_absent = false;
  bool repeats = false;
  [[nodiscard]] bool exactly_one() const noexcept { return !may_be_absent && !repeats; }
};

Item item_of(std::string_view text) {
  const char times = text.empty() ? '\0' : text.back();
  Item item{text, times == '?' || times == '*', times == '*' || times == '+'};
  if (!item.exactly_one()) item.name.remove_suffix(1);
  return item;
}

class GraphBuilder {
 public:
  GraphBuilder(const SchemaDecl& schema, Faults& faults) : schema_(schema), faults_(faults) {}

  RecordGraph build() {
    if (schema_.order.empty()) return {};
    const Piece whole = sequence(schema_.order, none);
    graph_.first = whole.first;
    graph_.last = whole.last;
    report_left_out();
    return std::move(graph_);
  }

 private:
  Piece sequence(const std::vector<SaidText>& items, std::uint16_t group) {
    Piece whole;
    for (const SaidText& said : items) {
      const Item item = item_of(said.value);
      Piece piece = of_name(item, said.spot, group);
      if (item.repeats) connect(piece.last, piece.first);
      piece.may_be_absent |= item.may_be_absent;
      append(whole, piece);
    }
    return whole;
  }

  Piece of_name(const Item& item, Spot spot, std::uint16_t group) {
    const auto record = std::ranges::find(schema_.records, item.name, [](const RecordDecl& r) {
      return std::string_view{r.name.value};
    });
    const auto inner = std::ranges::find(schema_.groups, item.name, [](const GroupDecl& g) {
      return std::string_view{g.name.value};
    });
    if (record == schema_.records.end() && inner == schema_.groups.end()) {
      report_unknown_name(item.name, spot);
      return {};
    }
    if (std::ranges::find(open_, item.name) != open_.end()) {
      report(spot, "schema.group-circular", item.name);
      return {};
    }
    if (!placed_.emplace(item.name).second) {
      report(spot, "schema.placed-twice", item.name);
      return {};
    }
    return record != schema_.records.end() ? place(*record, group) : enter(*inner, group);
  }

  Piece place(const RecordDecl& record, std::uint16_t group) {
    if (graph_.records.size() == most_records) {
      if (!std::exchange(too_many_, true))
        report(record.name.spot, "schema.too-many-records", std::to_string(most_records));
      return {};
    }
    const std::uint64_t bit = std::uint64_t{1} << graph_.records.size();
    graph_.records.push_back(&record);
    graph_.group_of.push_back(group);
    graph_.follows.push_back(0);
    return Piece{false, bit, bit};
  }

  Piece enter(const GroupDecl& group, std::uint16_t parent) {
    const std::string_view opener =
        group.items.empty() ? std::string_view{} : item_of(group.items.front().value).name;
    const bool begins_well = !group.items.empty() &&
                             item_of(group.items.front().value).exactly_one() &&
                             std::ranges::find(schema_.records, opener, [](const RecordDecl& r) {
                               return std::string_view{r.name.value};
                             }) != schema_.records.end();
    // Without a record of its own a group could go down without end.
    if (!begins_well) {
      report(group.name.spot, "schema.group-opener", group.name.value);
      for (const SaidText& item : group.items) placed_.emplace(item_of(item.value).name);
      return {};
    }
    const auto index = static_cast<std::uint16_t>(graph_.groups.size());
    graph_.groups.push_back(
        {group.name.value, static_cast<std::uint16_t>(graph_.records.size()), parent});
    open_.push_back(group.name.value);
    const Piece piece = sequence(group.items, index);
    open_.pop_back();
    return piece;
  }

  void append(Piece& whole, const Piece& next) {
    connect(whole.last, next.first);
    if (whole.may_be_absent) whole.first |= next.first;
    whole.last = next.last | (next.may_be_absent ? whole.last : 0);
    whole.may_be_absent &= next.may_be_absent;
  }

  // Each record of `to` may stand directly behind each of `from`.
  void connect(std::uint64_t from, std::uint64_t to) {
    for (std::size_t record = 0; record < graph_.follows.size(); ++record)
      if ((to >> record & 1U) != 0) graph_.follows[record] |= from;
  }

  void report(Spot spot, std::string_view key, std::string_view found) {
    faults_.push_back(
        {schema_.name, spot.line, spot.column, Phrase{key, {{"found", std::string{found}}}}});
  }

  void report_unknown_name(std::string_view name, Spot spot) {
    std::vector<std::string_view> known;
    known.reserve(schema_.records.size() + schema_.groups.size());
    for (const RecordDecl& record : schema_.records) known.push_back(record.name.value);
    for (const GroupDecl& group : schema_.groups) known.push_back(group.name.value);
    faults_.push_back({schema_.name, spot.line, spot.column,
                       Phrase{"schema.unknown-record",
                              {{"found", std::string{name}}, {"known", offered(name, known)}}}});
  }

  void report_left_out() {
    for (const RecordDecl& record : schema_.records)
      if (!placed_.contains(record.name.value))
        report(record.name.spot, "schema.record-not-placed", record.name.value);
    for (const GroupDecl& group : schema_.groups)
      if (!placed_.contains(group.name.value))
        report(group.name.spot, "schema.group-not-placed", group.name.value);
  }

  const SchemaDecl& schema_;
  Faults& faults_;
  RecordGraph graph_;
  std::vector<std::string_view> open_;  // groups around the place where we are
  std::set<std::string_view> placed_;
  bool too_many_ = false;
};

}  // namespace

RecordGraph order_records(const SchemaDecl& schema, Faults& faults) {
  return GraphBuilder{schema, faults}.build();
}

}  // namespace kcms

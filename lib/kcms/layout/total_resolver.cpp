#include <kcms/layout/condition_resolver.hpp>
#include <kcms/layout/rule_resolver.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint32_t most_last_digits = 18;

class TotalResolver {
 public:
  TotalResolver(const Draft& draft, std::uint16_t record, const TotalDecl& decl)
      : draft_(draft), record_(record), decl_(decl) {}

  TotalSpec resolve(const Said<TotalKind>& kind) {
    const DraftRecord& record = draft_.records[record_];
    total_.kind = kind.value;
    total_.of = draft_.arena.keep(carriers());
    std::vector<std::uint16_t> added;
    if (total_.kind == TotalKind::sum) {
      if (const auto field = summed()) added.push_back(field->record);
    } else {
      added = counted();
      total_.records = draft_.arena.keep(added);
    }
    group(added, kind.spot);
    if (decl_.where) where(added, *decl_.where);
    if (decl_.last_digits) last_digits(*decl_.last_digits);
    if (decl_.centre) total_.centre = draft_.arena.keep(decl_.centre->value);
    total_.source = source_of(draft_.arena, {&decl_.source, &record.decl->source,
                                             &draft_.kind.source, &draft_.schema.source});
    return total_;
  }

 private:
  // The fields that hold the total.
  [[nodiscard]] std::vector<std::uint16_t> carriers() const {
    for (const SaidText& name : decl_.of) {
      const auto& fields = draft_.records[record_].fields;
      const auto field = std::ranges::find(fields, std::string_view{name.value}, &FieldSpec::name);
      if (field != fields.end() && field->form != Form::number)
        draft_.report(name.spot, "schema.not-a-number", {{"found", name.value}});
    }
    return draft_.find_fields(record_, decl_.of);
  }

  std::optional<FieldRef> summed() {
    const auto field = draft_.find(decl_.summed);
    if (!field) return std::nullopt;
    if (draft_.at(*field).form != Form::number)
      draft_.report(decl_.summed.spot, "schema.not-a-number", {{"found", decl_.summed.value}});
    total_.summed = *field;
    return field;
  }

  [[nodiscard]] std::vector<std::uint16_t> counted() const {
    std::vector<std::uint16_t> records;
    for (const SaidText& name : decl_.records) {
      const auto record = draft_.find_record(name);
      if (!record) continue;
      if (std::ranges::find(records, *record) != records.end())
        draft_.report(name.spot, "schema.listed-twice", {{"found", name.value}});
      if (total_.kind == TotalKind::blocks && !draft_.records[*record].decl->tail)
        draft_.report(name.spot, "schema.blocks-without-tail", {{"record", name.value}});
      records.push_back(*record);
    }
    return records;
  }

  // A total covers the group that its record belongs to; what it adds must lie in there.
  void group(const std::vector<std::uint16_t>& added, Spot spot) {
    const bool whole_file = decl_.within && decl_.within->value == "file";
    if (decl_.within && !whole_file)
      draft_.report(decl_.within->spot, "schema.unknown-within", {{"found", decl_.within->value}});
    if (whole_file) return;
    total_.group = draft_.graph.group_of[record_];
    for (const std::uint16_t record : added) {
      if (lies_in(record, total_.group)) continue;
      draft_.report(spot, "schema.outside-group",
                    {{"record", std::string{draft_.records[record].spec.name}},
                     {"group", draft_.graph.groups[total_.group].name}});
    }
  }

  [[nodiscard]] bool lies_in(std::uint16_t record, std::uint16_t wanted) const {
    std::uint16_t group = draft_.graph.group_of[record];
    while (group != wanted && group != none) group = draft_.graph.groups[group].parent;
    return group == wanted;
  }

  void where(const std::vector<std::uint16_t>& added, const ConditionKeys& keys) {
    if (added.size() == 1) {
      total_.where = resolve_condition(draft_, added.front(), keys);
    } else if (added.size() > 1) {
      draft_.report(keys.field.spot, "schema.where-one-record");
    }
  }

  void last_digits(const SaidNumber& said) {
    std::uint32_t most = most_last_digits;
    for (const std::uint16_t field : total_.of)
      most = std::min(most, draft_.at({record_, field}).length);
    if (said.value >= 1 && said.value <= most) {
      total_.last_digits = static_cast<std::uint32_t>(said.value);
    } else {
      draft_.report(said.spot, "schema.out-of-range",
                    {{"key", "last_digits"}, {"min", "1"}, {"max", std::to_string(most)}});
    }
  }

  const Draft& draft_;
  std::uint16_t record_;
  const TotalDecl& decl_;
  TotalSpec total_;
};

}  // namespace

std::span<const TotalSpec> resolve_totals(const Draft& draft, std::uint16_t record) {
  std::vector<TotalSpec> totals;
  for (const TotalDecl& decl : draft.records[record].decl->totals)
    if (decl.kind && draft.holds(decl.scope))
      totals.push_back(TotalResolver{draft, record, decl}.resolve(*decl.kind));
  return draft.arena.keep(totals);
}

}  // namespace kcms

#include <kcms/layout/revisions.hpp>

#include <algorithm>
#include <set>

namespace kcms {
namespace {

// Every date at which something may begin or end for a kind.
class Cuts {
 public:
  explicit Cuts(std::string_view kind) : kind_(kind) {}

  void add(const Scope& scope) {
    if (!scope.only.empty() &&
        std::ranges::find(scope.only, kind_, &SaidText::value) == scope.only.end())
      return;
    const Stretch stretch = stretch_of(scope);
    if (stretch.empty()) return;
    dates_.insert(stretch.since);
    dates_.insert(stretch.until);
  }
  void add(const FieldDecl& field, const CodesTable& codes) {
    const FieldKeys& keys = keys_for(field, kind_);
    add(keys.scope);
    if (keys.code_table && !keys.is)
      for (const Date date : codes.dates(keys.code_table->value)) dates_.insert(date);
  }
  [[nodiscard]] const std::set<Date>& dates() const { return dates_; }

 private:
  std::string_view kind_;
  std::set<Date> dates_;
};

}  // namespace

std::vector<Stretch> revisions_of(const KindDecl& kind, const SchemaDecl& schema,
                                  const CodesTable& codes) {
  const Stretch whole = overlap(stretch_of(schema.scope), stretch_of(kind.scope));
  if (whole.empty()) return {};
  Cuts cuts{kind.name.value};
  for (const RecordDecl& record : schema.records) {
    for (const FieldDecl& field : record.fields) cuts.add(field, codes);
    for (const TotalDecl& total : record.totals) cuts.add(total.scope);
  }
  for (const UniqueDecl& unique : schema.unique) cuts.add(unique.scope);
  for (const AllowedDecl& allowed : schema.allowed) cuts.add(allowed.scope);
  for (const SetDecl& set : schema.sets) cuts.add(set.scope);

  std::vector<Stretch> found{whole};
  for (const Date date : cuts.dates()) {
    if (date <= found.back().since || date >= whole.until) continue;
    found.back().until = date;
    found.push_back({date, whole.until});
  }
  return found;
}

}  // namespace kcms

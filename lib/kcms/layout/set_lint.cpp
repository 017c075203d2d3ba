#include <kcms/layout/set_lint.hpp>

#include <kcms/layout/stretch.hpp>
#include <kcms/layout/taking.hpp>

#include <algorithm>
#include <map>

namespace kcms {
namespace {

struct Declared {
  std::string_view file;
  Stretch dates;
};

void report(const SchemaDecl& schema, Spot spot, std::string_view key, Phrase::Values values,
            Faults& faults) {
  faults.push_back({schema.name, spot.line, spot.column, Phrase{key, std::move(values)}});
}

// `known` is all there is; a kind does not answer itself.
void lint_answers(const SchemaDecl& schema, const KindDecl& kind,
                  std::vector<std::string_view> known, Faults& faults) {
  if (!kind.answers) return;
  std::erase(known, kind.name.value);
  if (std::ranges::find(known, kind.answers->value) != known.end()) return;
  report(schema, kind.answers->spot, "schema.unknown-answers",
         {{"found", kind.answers->value}, {"known", offered(kind.answers->value, known)}}, faults);
}

}  // namespace

void lint_kinds(const std::vector<SchemaDecl>& schemas,
                std::optional<std::span<const std::string_view>> others, Faults& faults) {
  std::vector<std::string_view> known;
  if (others) known.assign(others->begin(), others->end());
  std::multimap<std::string_view, Declared> declared;
  for (const SchemaDecl& schema : schemas) {
    for (const KindDecl& kind : schema.kinds) {
      const Declared mine{schema.name, overlap(stretch_of(schema.scope), stretch_of(kind.scope))};
      const auto [first, last] = declared.equal_range(kind.name.value);
      const auto twin = std::find_if(first, last, [&](const auto& other) {
        return !overlap(other.second.dates, mine.dates).empty();
      });
      if (twin != last)
        report(schema, kind.name.spot, "schema.kind-twice",
               {{"kind", kind.name.value}, {"file", std::string{twin->second.file}}}, faults);
      declared.emplace(kind.name.value, mine);
      known.emplace_back(kind.name.value);
    }
  }
  if (!others) return;
  for (const SchemaDecl& schema : schemas)
    for (const KindDecl& kind : schema.kinds) lint_answers(schema, kind, known, faults);
}

}  // namespace kcms

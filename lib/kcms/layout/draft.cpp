#include <kcms/layout/draft.hpp>

#include <kcms/layout/taking.hpp>

#include <algorithm>
#include <ranges>

namespace kcms {
namespace {

bool is_declared(const RecordDecl& record, std::string_view field, std::string_view kind) {
  return std::ranges::any_of(record.fields, [&](const FieldDecl& decl) {
    const Maybe<std::string>& name = keys_for(decl, kind).name;
    return (name && name->value == field) || (decl.keys.name && decl.keys.name->value == field);
  });
}

template <class Names>
std::optional<std::uint16_t> index_of(const Names& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - names.begin());
}

}  // namespace

std::string Draft::name() const {
  const std::string dates = stretch.text();
  return dates.empty() ? kind.name.value : kind.name.value + " (" + dates + ")";
}

void Draft::report(Spot spot, std::string_view key, Phrase::Values values) const {
  faults.push_back({schema.name, spot.line, spot.column, Phrase{key, std::move(values)}});
}

std::optional<std::uint16_t> Draft::find_record(const SaidText& name) const {
  const auto names =
      records | std::views::transform([](const DraftRecord& record) { return record.spec.name; });
  if (const auto index = index_of(names, name.value)) return index;
  const auto is_meant = [&](const RecordDecl& record) { return record.name.value == name.value; };
  if (std::ranges::any_of(schema.records, is_meant)) return std::nullopt;  // reported by the graph
  const std::vector<std::string_view> known(names.begin(), names.end());
  report(name.spot, "schema.unknown-record",
         {{"found", name.value}, {"known", offered(name.value, known)}});
  return std::nullopt;
}

std::optional<std::uint16_t> Draft::find_field(std::uint16_t record, const SaidText& name) const {
  const DraftRecord& draft = records[record];
  const auto names = draft.fields | std::views::transform(&FieldSpec::name);
  if (const auto index = index_of(names, name.value)) return index;
  Phrase::Values values{{"found", name.value}, {"record", draft.decl->name.value}};
  if (is_declared(*draft.decl, name.value, kind.name.value)) {
    values.emplace_back("layout", this->name());
    report(name.spot, "schema.absent-field", std::move(values));
  } else {
    const std::vector<std::string_view> known(names.begin(), names.end());
    values.emplace_back("known", offered(name.value, known));
    report(name.spot, "schema.unknown-field", std::move(values));
  }
  return std::nullopt;
}

std::optional<FieldRef> Draft::find(const SaidText& reference) const {
  const std::size_t dot = reference.value.find('.');
  if (dot == std::string::npos) {
    report(reference.spot, "schema.bad-reference", {{"found", reference.value}});
    return std::nullopt;
  }
  const auto record = find_record({reference.value.substr(0, dot), reference.spot});
  if (!record) return std::nullopt;
  const auto field = find_field(*record, {reference.value.substr(dot + 1), reference.spot});
  if (!field) return std::nullopt;
  return FieldRef{*record, *field};
}

std::vector<std::uint16_t> Draft::find_fields(std::uint16_t record,
                                              const std::vector<SaidText>& names) const {
  std::vector<std::uint16_t> found;
  for (const SaidText& name : names) {
    const auto field = find_field(record, name);
    if (!field) continue;
    if (std::ranges::find(found, *field) != found.end())
      report(name.spot, "schema.listed-twice", {{"found", name.value}});
    found.push_back(*field);
  }
  return found;
}

Source source_of(Arena& arena, std::initializer_list<const SourceKeys*> nearest_first) {
  const auto nearest = [&](auto part) {
    for (const SourceKeys* keys : nearest_first)
      if (keys->*part) return (keys->*part)->value;
    return decltype((std::declval<SourceKeys>().*part)->value){};
  };
  return Source{arena.keep(nearest(&SourceKeys::text)), nearest(&SourceKeys::grade),
                nearest(&SourceKeys::sole)};
}

Bilingual keep_title(Arena& arena, const TitleKeys& title) {
  return {arena.keep(title.ko), arena.keep(title.en)};
}

}  // namespace kcms

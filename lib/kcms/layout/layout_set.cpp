#include <kcms/layout/layout_set.hpp>

#include <kcms/layout/fault_list.hpp>
#include <kcms/layout/resolver.hpp>
#include <kcms/layout/schema_reader.hpp>
#include <kcms/layout/set_lint.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace kcms {
namespace {

bool is_schema(const Document& document) {
  constexpr std::string_view marks[] = {"schema", "file", "kind", "record", "group"};
  Faults ignored;
  const Table root = document.root(ignored);
  return std::ranges::any_of(marks, [&](std::string_view mark) { return root.has(mark); });
}

std::vector<SchemaDecl> read_all(std::span<const SchemaText> texts, std::string_view codes,
                                 Faults& faults) {
  std::vector<SchemaDecl> schemas;
  for (const SchemaText& text : texts) {
    if (text.name == codes) continue;
    const std::optional<Document> document = Document::parse(text.text, text.name, faults);
    if (document && is_schema(*document)) schemas.push_back(read_schema(*document, faults));
  }
  return schemas;
}

// Brings the layouts of a kind together, oldest first; kinds stay in the order of their first one.
void group_by_kind(std::vector<FileSpec>& layouts) {
  std::map<std::string_view, std::size_t> ranks;
  for (const FileSpec& layout : layouts) ranks.try_emplace(layout.kind, ranks.size());
  std::ranges::sort(layouts, {}, [&](const FileSpec& layout) {
    return std::pair{ranks.at(layout.kind), layout.since};
  });
}

}  // namespace

// What cannot be parsed is taken for a schema: it is to be read, so that its faults are told.
bool is_schema(const SchemaText& text) {
  Faults ignored;
  const std::optional<Document> document = Document::parse(text.text, text.name, ignored);
  return !document || is_schema(*document);
}

struct LayoutSet::Store {
  Arena arena;
  std::vector<FileSpec> layouts;
};

LayoutSet::LayoutSet(std::unique_ptr<Store> store) : store_(std::move(store)) {}
LayoutSet::~LayoutSet() = default;

std::span<const FileSpec> LayoutSet::layouts() const noexcept { return store_->layouts; }

std::shared_ptr<const LayoutSet> LayoutSet::load(
    std::span<const SchemaText> texts, const SchemaText& codes, Faults& faults,
    std::optional<std::span<const std::string_view>> other_kinds) {
  Faults found;
  const CodesTable tables = CodesTable::read(codes.text, codes.name, found);
  const std::vector<SchemaDecl> schemas = read_all(texts, codes.name, found);
  lint_kinds(schemas, other_kinds, found);
  auto store = std::make_unique<Store>();
  for (const SchemaDecl& schema : schemas)
    std::ranges::copy(resolve_schema(schema, tables, store->arena, found),
                      std::back_inserter(store->layouts));
  const bool sound = found.empty();
  std::ranges::move(in_order(std::move(found)), std::back_inserter(faults));
  if (!sound) return nullptr;
  group_by_kind(store->layouts);
  return std::shared_ptr<const LayoutSet>{new LayoutSet{std::move(store)}};
}

}  // namespace kcms

#include <kcms/layout/resolver.hpp>

#include <kcms/layout/draft.hpp>
#include <kcms/layout/field_lint.hpp>
#include <kcms/layout/field_resolver.hpp>
#include <kcms/layout/record_lint.hpp>
#include <kcms/layout/reference_resolver.hpp>
#include <kcms/layout/revisions.hpp>
#include <kcms/layout/rule_resolver.hpp>
#include <kcms/layout/schema_lint.hpp>

#include <algorithm>

namespace kcms {
namespace {

DraftRecord draft_record(const Draft& draft, const RecordDecl& decl) {
  DraftRecord record;
  record.decl = &decl;
  record.spec.name = draft.arena.keep(decl.name.value);
  record.spec.title = keep_title(draft.arena, decl.title);
  record.spec.part = decl.part;
  record.spec.source =
      source_of(draft.arena, {&decl.source, &draft.kind.source, &draft.schema.source});
  for (const FieldDecl& field : decl.fields) {
    const FieldKeys& keys = keys_for(field, draft.kind.name.value);
    if (!draft.holds(keys.scope) || record.fields.size() == none)
      continue;  // none: no index is left
    FieldSpec spec = resolve_field(draft, decl, keys);
    lint_field(draft, keys, spec);
    spec.offset = record.spec.length;
    record.spec.length += spec.length;
    record.keys.push_back(&keys);
    record.fields.push_back(spec);
  }
  return record;
}

TailSpec resolve_tail(const Draft& draft, std::uint16_t record, const TailDecl& decl) {
  TailSpec tail;
  tail.number = draft.arena.keep(decl.number);
  tail.name = draft.arena.keep(decl.name.value);
  tail.title = keep_title(draft.arena, decl.title);
  if (decl.pad_to)
    tail.pad_to =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(decl.pad_to->value, 1, most_bytes));
  if (!decl.length_in.value.empty())
    tail.length_in = draft.find_field(record, decl.length_in).value_or(none);
  return tail;
}

std::span<const RecordSpec> resolve_records(Draft& draft) {
  for (const RecordDecl* decl : draft.graph.records)
    draft.records.push_back(draft_record(draft, *decl));
  resolve_references(draft);
  std::vector<RecordSpec> records;
  records.reserve(draft.records.size());
  for (std::uint16_t i = 0; DraftRecord & record : draft.records) {
    record.spec.group = draft.graph.group_of[i];
    record.spec.follows = draft.graph.follows[i];
    record.spec.totals = resolve_totals(draft, i);
    if (record.decl->tail) record.spec.tail = resolve_tail(draft, i, *record.decl->tail);
    record.spec.fields = draft.arena.keep(record.fields);
    records.push_back(record.spec);
    ++i;
  }
  lint_records(draft);
  return draft.arena.keep(records);
}

std::span<const GroupSpec> resolve_groups(const Draft& draft) {
  std::vector<GroupSpec> groups;
  groups.reserve(draft.graph.groups.size());
  for (const RecordGraph::Group& group : draft.graph.groups)
    groups.push_back({draft.arena.keep(group.name), group.opener, group.parent});
  return draft.arena.keep(groups);
}

std::span<const std::uint16_t> resolve_key(const Draft& draft) {
  if (draft.schema.key.empty()) return {};
  const auto data = std::ranges::find(draft.records, Part::data,
                                      [](const DraftRecord& record) { return record.decl->part; });
  if (data == draft.records.end()) {
    draft.report(draft.schema.key.front().spot, "schema.key-without-data");
    return {};
  }
  return draft.arena.keep(draft.find_fields(
      static_cast<std::uint16_t>(data - draft.records.begin()), draft.schema.key));
}

FieldRef resolve_date(const Draft& draft) {
  if (!draft.schema.date) return {};
  const auto field = draft.find(*draft.schema.date);
  if (!field) return {};
  if (!is_full_date(draft.at(*field).form))
    report_no_full_date(draft, *draft.schema.date, draft.at(*field).form);
  return *field;
}

FileSpec resolve_file(Draft& draft) {
  const SchemaDecl& schema = draft.schema;
  FileSpec file;
  file.kind = draft.arena.keep(draft.kind.name.value);
  file.schema = draft.arena.keep(schema.name);
  file.title = keep_title(draft.arena, draft.kind.title);
  file.direction = draft.kind.direction;
  if (draft.kind.answers) file.answers = draft.arena.keep(draft.kind.answers->value);
  if (draft.kind.failure_codes) file.failure_codes = draft.kind.failure_codes->value;
  if (schema.length)
    file.length =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(schema.length->value, 0, most_bytes));
  file.charset = schema.charset.value;
  file.framing = schema.framing.value;
  file.since = draft.stretch.since;
  file.until = draft.stretch.until;
  file.first = draft.graph.first;
  file.last = draft.graph.last;
  file.records = resolve_records(draft);
  file.groups = resolve_groups(draft);
  file.date = resolve_date(draft);
  file.key = resolve_key(draft);
  file.unique = resolve_unique(draft);
  file.allowed = resolve_allowed(draft);
  file.sets = resolve_sets(draft);
  file.source = source_of(draft.arena, {&draft.kind.source, &schema.source});
  return file;
}

}  // namespace

std::vector<FileSpec> resolve_schema(const SchemaDecl& schema, const CodesTable& codes,
                                     Arena& arena, Faults& faults) {
  lint_schema(schema, faults);
  const RecordGraph graph = order_records(schema, faults);
  std::vector<FileSpec> files;
  for (const KindDecl& kind : schema.kinds) {
    for (const Stretch& stretch : revisions_of(kind, schema, codes)) {
      Draft draft{schema, kind, stretch, graph, codes, arena, faults, {}};
      files.push_back(resolve_file(draft));
    }
  }
  return files;
}

}  // namespace kcms

#include <kcms/layout/schema_reader.hpp>

#include <kcms/layout/field_reader.hpp>
#include <kcms/layout/rule_reader.hpp>
#include <kcms/layout/taking.hpp>

namespace kcms {
namespace {

constexpr std::int64_t version_of_the_language = 1;

void read_version(Table& root) {
  const std::int64_t version = root.require_integer("schema");
  if (!root.has("schema") || version == version_of_the_language) return;
  root.report(root.spot("schema"),
              Phrase{"schema.version", {{"known", std::to_string(version_of_the_language)}}});
}

void read_file(Table file, SchemaDecl& schema) {
  if (!file.has("length")) report_missing(file, "length");
  take(file, "length", schema.length);
  Maybe<Charset> charset;
  take_named(file, "charset", "charset", charset);
  if (charset) schema.charset = *charset;
  Maybe<Framing> framing;
  take_named(file, "framing", "framing", framing);
  if (framing) schema.framing = *framing;
  schema.order = take_required_list(file, "order");
  schema.order_spot = file.spot("order");
  take(file, "date", schema.date);
  take_some(file, "key", schema.key);
  take_dates(file, schema.scope);
  take_source(file, schema.source);
  file.finish();
}

KindDecl read_kind(const std::string& name, Table table) {
  KindDecl kind;
  kind.name = {name, table.spot()};
  take_title(table, kind.title);
  take_named(table, "direction", "direction", kind.direction);
  take(table, "answers", kind.answers);
  take_named(table, "failure_codes", "failure-codes", kind.failure_codes);
  take_dates(table, kind.scope);
  take_source(table, kind.source);
  table.finish();
  return kind;
}

// The part that `part` says, or else the name of the record.
Part part_of(const std::string& name, Table& table) {
  Maybe<Part> said;
  take_named(table, "part", "part", said);
  if (said) return said->value;
  const std::optional<Part> by_name = value_named<Part>(name);
  if (!by_name && !table.has("part"))
    table.report(table.spot(), Phrase{"schema.part-missing", {{"record", name}}});
  return by_name.value_or(Part::data);
}

std::optional<TailDecl> read_tail(Table& record) {
  std::optional<Table> table = record.table("tail");
  if (!table) return std::nullopt;
  TailDecl tail;
  tail.spot = table->spot();
  take(*table, "no", tail.number);
  tail.name = take_required(*table, "name");
  take(*table, "ko", tail.title.ko);
  take(*table, "en", tail.title.en);
  tail.length_in = take_required(*table, "length_in");
  take(*table, "pad_to", tail.pad_to);
  table->finish();
  return tail;
}

RecordDecl read_record(const std::string& name, Table table) {
  RecordDecl record;
  record.name = {name, table.spot()};
  record.part = part_of(name, table);
  take_title(table, record.title);
  if (!table.has("fields")) report_missing(table, "fields");
  for (const Table& field : table.tables("fields")) record.fields.push_back(read_field(field));
  for (const Table& total : table.tables("totals")) record.totals.push_back(read_total(total));
  record.tail = read_tail(table);
  take_source(table, record.source);
  table.finish();
  return record;
}

template <class Read>
void for_each_table(Table& root, std::string_view key, bool required, Read read) {
  std::optional<Table> tables = required ? root.require_table(key) : root.table(key);
  if (!tables) return;
  for (const std::string& name : tables->keys())
    if (std::optional<Table> table = tables->table(name)) read(name, std::move(*table));
}

void read_groups(Table& root, SchemaDecl& schema) {
  std::optional<Table> groups = root.table("group");
  if (!groups) return;
  for (const std::string& name : groups->keys()) {
    GroupDecl group{{name, groups->spot(name)}, {}};
    take(*groups, name, group.items);
    schema.groups.push_back(std::move(group));
  }
}

}  // namespace

SchemaDecl read_schema(const Document& document, Faults& faults) {
  SchemaDecl schema;
  schema.name = document.name();
  Table root = document.root(faults);
  read_version(root);
  if (std::optional<Table> file = root.require_table("file")) read_file(std::move(*file), schema);
  for_each_table(root, "kind", true, [&](const std::string& name, Table table) {
    schema.kinds.push_back(read_kind(name, std::move(table)));
  });
  for_each_table(root, "record", true, [&](const std::string& name, Table table) {
    schema.records.push_back(read_record(name, std::move(table)));
  });
  read_groups(root, schema);
  for (const Table& table : root.tables("unique")) schema.unique.push_back(read_unique(table));
  for (const Table& table : root.tables("allowed")) schema.allowed.push_back(read_allowed(table));
  for (const Table& table : root.tables("set")) schema.sets.push_back(read_set(table));
  root.finish();
  return schema;
}

}  // namespace kcms

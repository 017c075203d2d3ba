#include <kcms/layout/record_lint.hpp>

#include <algorithm>
#include <set>

namespace kcms {
namespace {

bool is_length(const Maybe<std::int64_t>& said) {
  return said && said->value >= 1 && said->value <= most_bytes;
}

// 0 where it is not said as it should be.
std::int64_t length_of_file(const SchemaDecl& schema) {
  return is_length(schema.length) ? schema.length.value_or(SaidNumber{}).value : 0;
}

bool all_lengths_known(const DraftRecord& record) {
  return std::ranges::all_of(record.keys,
                             [](const FieldKeys* keys) { return is_length(keys->length); });
}

void lint_length(const Draft& draft, const DraftRecord& record) {
  const std::uint64_t sum = record.spec.length;
  const auto wanted = static_cast<std::uint64_t>(length_of_file(draft.schema));
  if (wanted == 0 || record.decl->tail || !all_lengths_known(record)) return;
  if (sum == wanted) return;
  draft.report(record.decl->name.spot, sum > wanted ? "schema.record-long" : "schema.record-short",
               {{"record", record.decl->name.value},
                {"layout", draft.name()},
                {"sum", std::to_string(sum)},
                {"wanted", std::to_string(wanted)},
                {"difference", std::to_string(sum > wanted ? sum - wanted : wanted - sum)}});
}

void lint_names(const Draft& draft, const DraftRecord& record) {
  const auto report = [&](const SaidText& name) {
    draft.report(name.spot, "schema.name-twice",
                 {{"found", name.value}, {"record", record.decl->name.value}});
  };
  std::set<std::string_view> names;
  for (const FieldKeys* keys : record.keys)
    if (keys->name && !names.emplace(keys->name->value).second) report(*keys->name);
  if (record.decl->tail && names.contains(record.decl->tail->name.value))
    report(record.decl->tail->name);
}

// Whether a byte of one tag differs from the byte of another at the same place.
bool tells_apart(const FieldSpec& field, const FieldSpec& other) {
  const std::uint32_t begin = std::max(field.offset, other.offset);
  const std::uint32_t end = std::min(field.offset + field.length, other.offset + other.length);
  for (std::uint32_t at = begin; at < end; ++at)
    if (at - field.offset < field.is.size() && at - other.offset < other.is.size() &&
        field.is[at - field.offset] != other.is[at - other.offset])
      return true;
  return false;
}

bool told_apart(const DraftRecord& record, const DraftRecord& other) {
  return std::ranges::any_of(record.fields, [&](const FieldSpec& field) {
    return field.tag && std::ranges::any_of(other.fields, [&](const FieldSpec& facing) {
             return facing.tag && tells_apart(field, facing);
           });
  });
}

void lint_tags(const Draft& draft) {
  for (auto record = draft.records.begin(); record != draft.records.end(); ++record) {
    const SaidText& name = record->decl->name;
    for (auto other = draft.records.begin(); other != record; ++other) {
      if (told_apart(*record, *other)) continue;
      draft.report(name.spot, "schema.tags-alike",
                   {{"record", name.value}, {"other", other->decl->name.value}});
    }
  }
}

void lint_pad_to(const Draft& draft, const SaidNumber& pad_to) {
  const std::int64_t length = length_of_file(draft.schema);
  if (pad_to.value < 1 || pad_to.value > most_bytes) {
    draft.report(pad_to.spot, "schema.out-of-range",
                 {{"key", "pad_to"}, {"min", "1"}, {"max", std::to_string(most_bytes)}});
  } else if (length % pad_to.value != 0) {
    draft.report(pad_to.spot, "schema.pad-to-divides",
                 {{"found", std::to_string(pad_to.value)}, {"length", std::to_string(length)}});
  }
}

void lint_tail(const Draft& draft, const DraftRecord& record, const TailDecl& tail) {
  if (const std::uint16_t field = record.spec.tail.length_in; field != none) {
    if (record.fields[field].form != Form::number || record.fields[field].constant)
      draft.report(tail.length_in.spot, "schema.not-a-number", {{"found", tail.length_in.value}});
  }
  if (draft.schema.framing.value != Framing::none)
    draft.report(draft.schema.framing.spot, "schema.tail-framing");
  if (draft.schema.charset.value == Charset::ebcdic_037)
    draft.report(draft.schema.charset.spot, "schema.tail-charset");
  if (tail.pad_to) lint_pad_to(draft, *tail.pad_to);
}

}  // namespace

void lint_records(const Draft& draft) {
  for (const DraftRecord& record : draft.records) {
    lint_length(draft, record);
    lint_names(draft, record);
    if (record.decl->tail) lint_tail(draft, record, *record.decl->tail);
  }
  lint_tags(draft);
}

}  // namespace kcms

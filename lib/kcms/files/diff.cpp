#include <kcms/files/diff.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/shown_record.hpp>
#include <kcms/files/diff_side.hpp>

#include <algorithm>
#include <span>

namespace kcms {

namespace {

using Entries = std::span<DiffEntry>;

constexpr std::uint64_t unpaired = 0;
constexpr std::uint64_t paired = 1;
constexpr std::uint64_t taken = std::uint64_t{1}
                                << 63;  // a flag beside a record number while a run is paired

// One value in fields of two lengths, as two revisions of a layout may have them.
bool differ_in_length_only(const FieldSpec& field_a, const DiffRecord& a, const FieldSpec& field_b,
                           const DiffRecord& b) {
  return field_a.length != field_b.length &&
         trim_right(raw(field_a, a.bytes)) == trim_right(raw(field_b, b.bytes));
}

bool is_counted(const FieldSpec& field) noexcept {
  return field.form == Form::serial && !field.constant;
}

class Differ {
 public:
  Differ(DiffSide& a, DiffSide& b, const DiffOptions& options, DifferenceSink& sink)
      : a_(a), b_(b), options_(options), sink_(sink) {}

  [[nodiscard]] Result<DiffCounts> run();

 private:
  [[nodiscard]] Status pair_all();
  [[nodiscard]] Status pair_run(Entries run_a, Entries run_b);
  [[nodiscard]] Status pair_like(std::size_t first, Entries run_a, Entries run_b);
  [[nodiscard]] Status walk_a();
  [[nodiscard]] Status walk_rest_of_b();
  [[nodiscard]] Status compare(const DiffEntry& a, const DiffRecord& record_a, DiffEntry& b);
  [[nodiscard]] Status report_one(DiffSide& side, DifferenceKind kind, const DiffEntry& entry,
                                  const DiffRecord& record);
  [[nodiscard]] bool same_key(const DiffRecord& a, const DiffRecord& b) const;
  [[nodiscard]] bool matters(const FieldSpec& field) const noexcept {
    return options_.serials || !is_counted(field);
  }
  [[nodiscard]] Result<std::vector<FieldChange>> changes(const DiffEntry& a,
                                                         const DiffRecord& record_a,
                                                         const DiffEntry& b,
                                                         const DiffRecord& record_b);
  [[nodiscard]] std::string text_of(const FieldSpec& field, const DiffSide& side,
                                    const DiffRecord& record) const;
  [[nodiscard]] Difference describe(const DiffSide& side, const DiffRecord& record,
                                    DifferenceKind kind) const;

  DiffSide& a_;
  DiffSide& b_;
  const DiffOptions& options_;
  DifferenceSink& sink_;
  DiffCounts counts_;
};

void sort_by_mark(std::vector<DiffEntry>& entries) {
  std::ranges::sort(entries, [](const DiffEntry& x, const DiffEntry& y) {
    return x.mark != y.mark ? x.mark < y.mark : x.record < y.record;
  });
}

void sort_by_record(std::vector<DiffEntry>& entries) {
  std::ranges::sort(entries, {}, &DiffEntry::record);
}

// The entries from `first` on that have its mark.
Entries run_at(std::vector<DiffEntry>& entries, std::size_t first) {
  const auto mark = entries[first].mark;
  auto end = first;
  while (end < entries.size() && entries[end].mark == mark) ++end;
  return Entries(entries).subspan(first, end - first);
}

bool Differ::same_key(const DiffRecord& a, const DiffRecord& b) const {
  if (a_.spec().records[a.kind].name != b_.spec().records[b.kind].name) return false;
  const auto count = a_.keys().fields(a.kind).size();
  if (count != b_.keys().fields(b.kind).size()) return false;
  for (std::size_t i = 0; i < count; ++i)
    if (a_.keys().value(a.kind, i, a.bytes) != b_.keys().value(b.kind, i, b.bytes)) return false;
  return true;
}

// Pairs the entries of a run that have the key of A's `first`: the i-th with the i-th.
Status Differ::pair_like(std::size_t first, Entries run_a, Entries run_b) {
  const auto wanted = a_.fetch({0, run_a[first].offset, 0});
  if (!wanted) return pass(wanted);
  std::size_t next_b = 0;
  for (DiffEntry& entry : run_a.subspan(first)) {
    if ((entry.record & taken) != 0) continue;
    const auto record = a_.fetch(entry);
    if (!record) return pass(record);
    bool like = record->kind == wanted->kind;
    for (std::size_t i = 0; like && i < a_.keys().fields(wanted->kind).size(); ++i)
      like = a_.keys().value(record->kind, i, record->bytes) ==
             a_.keys().value(wanted->kind, i, wanted->bytes);
    if (!like) continue;
    entry.record |= taken;
    entry.mark = unpaired;
    for (; next_b < run_b.size(); ++next_b) {
      if ((run_b[next_b].record & taken) != 0) continue;
      const auto other = b_.fetch(run_b[next_b]);
      if (!other) return pass(other);
      if (!same_key(*wanted, *other)) continue;
      run_b[next_b].record |= taken;
      entry.mark = static_cast<std::uint64_t>(&run_b[next_b] - b_.entries().data()) + 1;
      break;
    }
  }
  return done();
}

// A run has one fingerprint: mostly one key, but two keys may have met in it.
Status Differ::pair_run(Entries run_a, Entries run_b) {
  if (run_a.size() == 1 && run_b.size() == 1) {  // confirmed when the records are compared
    run_a[0].mark = static_cast<std::uint64_t>(run_b.data() - b_.entries().data()) + 1;
    run_b[0].mark = paired;
    return done();
  }
  if (run_b.empty()) {
    for (DiffEntry& entry : run_a) entry.mark = unpaired;
    return done();
  }
  for (std::size_t first = 0; first < run_a.size(); ++first)
    if ((run_a[first].record & taken) == 0)
      if (const auto matched = pair_like(first, run_a, run_b); !matched) return matched;
  for (DiffEntry& entry : run_a) entry.record &= ~taken;
  for (DiffEntry& entry : run_b) {
    entry.mark = (entry.record & taken) != 0 ? paired : unpaired;
    entry.record &= ~taken;
  }
  return done();
}

// Afterwards the mark of an entry of A is one more than the index of its partner, and that of B
// says whether it has one; 0 is none.
Status Differ::pair_all() {
  sort_by_mark(a_.entries());
  sort_by_mark(b_.entries());
  auto& b = b_.entries();
  std::size_t at_b = 0;
  for (std::size_t at_a = 0; at_a < a_.entries().size();) {
    const auto run_a = run_at(a_.entries(), at_a);
    at_a += run_a.size();
    const auto mark = run_a[0].mark;
    for (; at_b < b.size() && b[at_b].mark < mark; ++at_b) b[at_b].mark = unpaired;
    const auto run_b = at_b < b.size() && b[at_b].mark == mark ? run_at(b, at_b) : Entries{};
    at_b += run_b.size();
    if (const auto matched = pair_run(run_a, run_b); !matched) return matched;
  }
  for (; at_b < b.size(); ++at_b) b[at_b].mark = unpaired;
  return done();
}

// What stands in a field, as far as it may be shown of a record whose bytes may have moved.
std::string Differ::text_of(const FieldSpec& field, const DiffSide& side,
                            const DiffRecord& record) const {
  const RecordSpec& shape = side.spec().records[record.kind];
  return ShownRecord(side.spec(), shape, record.bytes, options_.reveal).text(field);
}

Difference Differ::describe(const DiffSide& side, const DiffRecord& record,
                            DifferenceKind kind) const {
  const RecordSpec& shape = side.spec().records[record.kind];
  Difference difference{.kind = kind, .part = shape.name, .key = {}, .changes = {}};
  auto fields = side.keys().fields(record.kind);
  std::ranges::sort(fields);
  for (const auto index : fields) {
    const FieldSpec& field = shape.fields[index];
    if (!field.constant) difference.key.emplace_back(field.name, text_of(field, side, record));
  }
  return difference;
}

Status Differ::report_one(DiffSide& side, DifferenceKind kind, const DiffEntry& entry,
                          const DiffRecord& record) {
  auto difference = describe(side, record, kind);
  const bool in_a = kind == DifferenceKind::only_in_a;
  (in_a ? difference.record_a : difference.record_b) = entry.record;
  ++(in_a ? counts_.only_in_a : counts_.only_in_b);
  return sink_.take(difference);
}

Result<std::vector<FieldChange>> Differ::changes(const DiffEntry& a, const DiffRecord& record_a,
                                                 const DiffEntry& b, const DiffRecord& record_b) {
  const RecordSpec& shape_a = a_.spec().records[record_a.kind];
  const RecordSpec& shape_b = b_.spec().records[record_b.kind];
  std::vector<FieldChange> found;
  for (const FieldSpec& field : shape_a.fields) {
    if (!matters(field)) continue;
    const auto twin = shape_b.find(field.name);
    const auto bytes = raw(field, record_a.bytes);
    if (twin != none && bytes == raw(shape_b.fields[twin], record_b.bytes)) continue;
    if (twin == none && all_of(bytes, ' ')) continue;
    if (twin != none && differ_in_length_only(field, record_a, shape_b.fields[twin], record_b))
      continue;
    auto other = twin == none ? std::string() : text_of(shape_b.fields[twin], b_, record_b);
    found.push_back({field.name, text_of(field, a_, record_a), std::move(other)});
  }
  for (const FieldSpec& field : shape_b.fields)
    if (matters(field) && shape_a.find(field.name) == none &&
        !all_of(raw(field, record_b.bytes), ' '))
      found.push_back({field.name, "", text_of(field, b_, record_b)});
  if (shape_a.tail.length_in == none || shape_b.tail.length_in == none) return found;
  auto document_a = a_.document(a, record_a);
  if (!document_a) return pass(document_a);
  auto document_b = b_.document(b, record_b);
  if (!document_b) return pass(document_b);
  if (*document_a != *document_b)
    found.push_back({shape_a.tail.name, std::move(*document_a), std::move(*document_b)});
  return found;
}

Status Differ::compare(const DiffEntry& a, const DiffRecord& record_a, DiffEntry& b) {
  const auto record_b = b_.fetch(b);
  if (!record_b) return pass(record_b);
  if (!same_key(record_a, *record_b)) {  // the fingerprints of two keys met
    b.mark = unpaired;
    return report_one(a_, DifferenceKind::only_in_a, a, record_a);
  }
  const bool tailed = a_.spec().records[record_a.kind].tail.length_in != none;
  if (&a_.spec() == &b_.spec() && !tailed && record_a.bytes == record_b->bytes) {
    ++counts_.same;
    return done();
  }
  auto found = changes(a, record_a, b, *record_b);
  if (!found) return pass(found);
  if (found->empty()) {
    ++counts_.same;
    return done();
  }
  ++counts_.changed;
  auto difference = describe(a_, record_a, DifferenceKind::changed);
  difference.record_a = a.record;
  difference.record_b = b.record;
  difference.changes = std::move(*found);
  return sink_.take(difference);
}

Status Differ::walk_a() {
  for (const DiffEntry& entry : a_.entries()) {
    const auto record = a_.fetch(entry);
    if (!record) return pass(record);
    const auto told = entry.mark == unpaired
                          ? report_one(a_, DifferenceKind::only_in_a, entry, *record)
                          : compare(entry, *record, b_.entries()[entry.mark - 1]);
    if (!told) return told;
  }
  return done();
}

Status Differ::walk_rest_of_b() {
  std::erase_if(b_.entries(), [](const DiffEntry& entry) { return entry.mark == paired; });
  sort_by_record(b_.entries());
  for (const DiffEntry& entry : b_.entries()) {
    const auto record = b_.fetch(entry);
    if (!record) return pass(record);
    if (const auto told = report_one(b_, DifferenceKind::only_in_b, entry, *record); !told)
      return told;
  }
  return done();
}

Result<DiffCounts> Differ::run() {
  if (const auto matched = pair_all(); !matched) return pass(matched);
  sort_by_record(a_.entries());
  if (const auto walked = walk_a(); !walked) return pass(walked);
  if (const auto walked = walk_rest_of_b(); !walked) return pass(walked);
  counts_.not_understood_a = a_.not_understood();
  counts_.not_understood_b = b_.not_understood();
  return counts_;
}

}  // namespace

Result<DiffCounts> diff(DiffFile a, DiffFile b, const DiffOptions& options, DifferenceSink& sink) {
  DiffSide side_a(a.source, a.spec, b.spec);
  DiffSide side_b(b.source, b.spec, a.spec);
  if (const auto loaded = side_a.load(); !loaded) return pass(loaded);
  if (const auto loaded = side_b.load(); !loaded) return pass(loaded);
  return Differ(side_a, side_b, options, sink).run();
}

}  // namespace kcms

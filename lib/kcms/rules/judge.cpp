#include <kcms/rules/judge.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/conditions.hpp>
#include <kcms/codec/gap.hpp>
#include <kcms/rules/facts.hpp>
#include <kcms/rules/text_facts.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint16_t behind_all_fields = none - 1;

Place place_of(const RecordAt& record, const RecordSpec& shape, const FieldSpec& field) {
  const auto rank = static_cast<std::uint16_t>(&field - shape.fields.data() + 1);
  return {record.number, record.offset_of(field), rank, field.name, record.kind};
}

// What the centre would answer: nothing to what is only worth a note.
std::string_view centre_of(Rule rule, const FieldSpec& field) {
  if (row_of(rule).severity == Severity::note) return {};
  return rule == Rule::amount_zero ? field.zero_centre : field.centre;
}

std::uint64_t first_serial(const RecordSpec& record) {
  for (const FieldSpec& field : record.fields)
    if (field.form == Form::serial) return field.from;
  return 1;
}

}  // namespace

Judge::Judge(const FileSpec& spec, const Reference& reference, Recorder& recorder, Reveal reveal,
             Depth depth, bool just_made)
    : spec_(spec),
      reference_(reference),
      recorder_(recorder),
      reveal_(reveal),
      depth_(depth),
      just_made_(just_made),
      guard_(spec, reveal),
      memory_(spec) {
  for (const RecordSpec& record : spec.records) serials_.emplace_back(first_serial(record));
}

void Judge::examine(const RecordAt& record, const Suspects* suspects) {
  const RecordSpec& shape = spec_.records[record.kind];
  faulty_.assign(shape.fields.size(), 0);
  const std::uint64_t bit = std::uint64_t{1} << record.kind;
  const bool doubted = guard_.doubts(shape, record.bytes, record.missing);
  doubted_ = doubted ? doubted_ | bit : doubted_ & ~bit;
  memory_.open(record.kind);
  for (std::uint16_t i = 0; i < shape.fields.size(); ++i)
    if ((suspects == nullptr || (*suspects)[i] != 0) && is_judged(depth_, spec_, record.kind, i))
      examine_field(record, shape.fields[i]);
  if (depth_ == Depth::everything && !doubted) judge_combinations(record);
  memory_.keep(record.kind, record.bytes, [this](std::uint16_t field) { return at_fault(field); });
}

bool Judge::pass_over() {
  for (Serials& serials : serials_) serials.pass_over();
  return memory_.doubt();
}

// The bytes of a field that `record` refers to: its own, or what an earlier record said; nothing
// where that is in doubt.
std::optional<std::string_view> Judge::said(FieldRef other, const RecordAt& record) const {
  if (other.record != record.kind) {
    const std::string* before = memory_.find(other);
    return before == nullptr ? std::nullopt : std::optional<std::string_view>(*before);
  }
  if (at_fault(other.field)) return std::nullopt;
  return raw(spec_.at(other), record.bytes);
}

// Whether the fault of a field in a file just made was told where it arose.
bool Judge::is_told(const RecordAt& record, const FieldSpec& field) const {
  const std::string_view bytes = raw(field, record.bytes);
  if (is_gap(bytes)) return field.mode != Mode::binary;
  return field.same_as && memory_.is_doubtful(field.same_as, bytes);
}

// The first fault of a field is the only one told: the others would follow from it.
void Judge::examine_field(const RecordAt& record, const FieldSpec& field) {
  if (just_made_ && is_told(record, field)) {
    if (field.form == Form::serial) serials_[record.kind].pass_over();
    blame(record, field);
    return;
  }
  if (field.constant) {
    (void)judge_constant(record, field);
    return;
  }
  const std::string_view bytes = raw(field, record.bytes);
  if (bytes.front() == ' ' && all_of(bytes, ' ')) {
    (void)judge_blank(record, field);
    return;
  }
  const bool sound = judge_characters(record, field) && judge_alignment(record, field) &&
                     judge_length(record, field) && judge_code(record, field) &&
                     judge_number(record, field) && judge_date(record, field) &&
                     judge_file_name(record, field) && judge_same(record, field);
  if (sound) judge_checks(record, field);
}

Finding* Judge::find(Rule rule, const RecordAt& record, const FieldSpec& field) {
  const Place place = place_of(record, spec_.records[record.kind], field);
  const std::string_view centre = centre_of(rule, field);
  // A doubtful layout excuses another text, but not bytes that are no text and could never be
  // written again.
  const bool excused = field.source.sole && is_text(spec_.charset, raw(field, record.bytes));
  Finding* finding = recorder_.add(rule, place, excused, centre);
  if (finding != nullptr) finding->value = shown_in(record, field);
  return finding;
}

std::string Judge::shown_in(const RecordAt& record, const FieldSpec& field) const {
  if (just_made_) return shown_decoded(field, spec_.charset, raw(field, record.bytes), reveal_);
  const std::string seen = guard_.guarded(spec_.records[record.kind], record.bytes, record.missing);
  return shown_decoded(field, spec_.charset, raw(field, seen), reveal_);
}

void Judge::blame(const RecordAt& record, const FieldSpec& field) noexcept {
  faulty_[static_cast<std::size_t>(&field - spec_.records[record.kind].fields.data())] = 1;
}

bool Judge::judge_constant(const RecordAt& record, const FieldSpec& field) {
  if (raw(field, record.bytes) == field.is) return true;
  if (all_of(field.is, ' ')) return fault(Rule::field_blank, record, field);
  if (all_of(field.is, '0')) return fault(Rule::field_zero, record, field);
  return fault(Rule::field_constant, record, field,
               [&] { return Phrase::Values{{"expected", std::string(trim_right(field.is))}}; });
}

bool Judge::judge_blank(const RecordAt& record, const FieldSpec& field) {
  const std::uint16_t other = field.blank_if.field;  // one at fault may have been meant to allow it
  const bool allowed =
      other != none &&
      (at_fault(other) || holds(field.blank_if, spec_.records[record.kind], record.bytes));
  if (field.optional || allowed) return true;
  if (field.form == Form::serial) serials_[record.kind].pass_over();
  return fault(Rule::field_missing, record, field);
}

void Judge::judge_combinations(const RecordAt& record) {
  for (const AllowedSpec& table : spec_.allowed) {
    if (table.record != record.kind) continue;
    const auto& cells = table.rows.front().cells;
    if (std::ranges::any_of(cells,
                            [this](const AllowedCell& cell) { return at_fault(cell.field); }))
      continue;
    const RecordSpec& shape = spec_.records[record.kind];
    if (is_allowed(table, shape, record.bytes)) continue;
    Finding* finding = recorder_.add(
        Rule::combination, {record.number, record.offset, behind_all_fields, {}, record.kind},
        table.source.sole, {}, table.severity);
    if (finding == nullptr) continue;
    std::string found;
    for (const AllowedCell& cell : cells) {
      const FieldSpec& field = shape.fields[cell.field];
      const std::string value =
          shown_decoded(field, spec_.charset, raw(field, record.bytes), reveal_);
      found += fmt::format("{}{}={}", found.empty() ? "" : ", ", field.name, value);
    }
    finding->values = {{"combination", found}};
  }
}

}  // namespace kcms

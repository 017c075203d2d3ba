#include <kcms/rules/depth.hpp>

#include <algorithm>

namespace kcms {
namespace {

bool rests_on(const TotalSpec& total, std::uint16_t kind, std::uint16_t field) noexcept {
  if (total.kind == TotalKind::sum && total.summed.record == kind)
    return total.summed.field == field || total.where.field == field;
  return total.where.field == field &&
         std::ranges::find(total.records, kind) != total.records.end();
}

// Whether headers and trailers repeat the field, or are not to be later than it.
bool is_referred_to(const FileSpec& spec, FieldRef ref) noexcept {
  return std::ranges::any_of(spec.records, [ref](const RecordSpec& record) {
    return record.part != Part::data &&
           std::ranges::any_of(record.fields, [ref](const FieldSpec& field) {
             return field.same_as == ref || field.not_after == ref;
           });
  });
}

}  // namespace

bool is_judged(Depth depth, const FileSpec& spec, std::uint16_t kind,
               std::uint16_t field) noexcept {
  const RecordSpec& shape = spec.records[kind];
  if (depth == Depth::everything || shape.part != Part::data || !shape.totals.empty()) return true;
  const FieldSpec& asked = shape.fields[field];
  if (asked.tag || asked.form == Form::serial || shape.tail.length_in == field) return true;
  if (is_referred_to(spec, {kind, field})) return true;
  return std::ranges::any_of(spec.records, [&](const RecordSpec& record) {
    return std::ranges::any_of(
        record.totals, [&](const TotalSpec& total) { return rests_on(total, kind, field); });
  });
}

}  // namespace kcms

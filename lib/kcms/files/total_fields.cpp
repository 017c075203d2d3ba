#include <kcms/files/total_fields.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/gap.hpp>
#include <kcms/files/indices.hpp>
#include <kcms/files/record_maker.hpp>

#include <algorithm>
#include <utility>

namespace kcms {

namespace {

constexpr std::string_view rule_of_total(TotalKind kind) noexcept {
  if (kind == TotalKind::sum) return "sum-mismatch";
  return kind == TotalKind::count ? "count-mismatch" : "block-count";
}

std::string_view field_in(const RecordSpec& record, std::uint16_t field,
                          std::span<const char> bytes) {
  return raw(record.fields[field], {bytes.data(), bytes.size()});
}

}  // namespace

TotalFields::TotalFields(const FileSpec& spec, std::uint16_t record)
    : spec_(spec), record_(spec.records[record]) {
  for (std::size_t i = 0; i < record_.totals.size(); ++i) {
    const TotalSpec& total = record_.totals[i];
    if (total.of.empty()) continue;
    add_plan({record, i}, {total.of.begin(), total.of.end()});
  }
  for (const auto field : indices(record_.fields)) {
    const auto copied = sole_total(spec, {record, field});
    if (copied && copied->record != record) add_plan(*copied, {field});
  }
}

void TotalFields::add_plan(TotalRef ref, std::vector<std::uint16_t> of) {
  const TotalSpec& total = spec_.records[ref.record].totals[ref.total];
  const FieldSpec& first = record_.fields[of.front()];
  const bool later = record_.part == Part::header;
  const bool taken = first.constant || std::ranges::any_of(plans_, [&of](const Plan& plan) {
                       return plan.of.front() == of.front();
                     });
  plans_.push_back({.ref = ref,
                    .total = &total,
                    .of = std::move(of),
                    .later = later,
                    .computes = !taken,
                    .lenient = is_lenient(spec_, total.source) || is_lenient(spec_, first.source),
                    .modulus = total.modulus()});
  if (later && std::ranges::find(later_groups_, total.group) == later_groups_.end())
    later_groups_.push_back(total.group);
}

void TotalFields::put(std::uint16_t field, std::uint64_t number, TotalledRecord record,
                      Refusals& refusals) const {
  const FieldSpec& spec = record_.fields[field];
  const auto place = record.bytes.subspan(spec.offset, spec.length);
  const auto text = std::to_string(number);
  if (!encode(spec, spec_.charset, text, place)) refuse_too_many(spec, text, record, refusals);
}

void TotalFields::refuse_too_many(const FieldSpec& field, std::string value, TotalledRecord record,
                                  Refusals& refusals) {
  refuse({record.line, std::string(field.name), Phrase("generate.too-many"), "too-many",
          std::move(value), &field},
         record, refusals);
}

// What was refused leaves a gap.
void TotalFields::refuse(Refusal refusal, TotalledRecord record, Refusals& refusals) {
  leave_gap(record.bytes.subspan(refusal.field->offset, refusal.field->length));
  refusals.add(std::move(refusal));
}

// The sum of some fields of a total; what was not given becomes zero. Nothing where one of them
// holds no number or they add up to more than 64 bits.
std::optional<std::uint64_t> TotalFields::add_up(std::span<const std::uint16_t> fields,
                                                 TotalledRecord record, Refusals& refusals) const {
  std::uint64_t sum = 0;
  for (const auto field : fields) {
    const auto bytes = field_in(record_, field, record.bytes);
    if (!record.given[field] && all_of(bytes, ' ')) put(field, 0, record, refusals);
    const auto number = number_in(bytes);
    if (!number || __builtin_add_overflow(sum, *number, &sum)) return std::nullopt;
  }
  return sum;
}

// Without a row, what does not add up was set. Computed twice and still not the same: the rows hold
// what no count takes up, and the validator says which of them.
void TotalFields::refuse_total(const Plan& plan, std::uint64_t found, std::uint64_t expected,
                               TotalledRecord record, Refusals& refusals) const {
  const auto given =
      std::ranges::find_if(plan.of, [&](std::uint16_t part) { return record.given[part]; });
  const FieldSpec& field = record_.fields[given == plan.of.end() ? plan.of.front() : *given];
  Refusal refusal{record.line,
                  std::string(field.name),
                  Phrase("generate.total-differs", {{"expected", std::to_string(expected)}}),
                  rule_of_total(plan.total->kind),
                  std::to_string(found),
                  &field,
                  record.line == 0};
  if (given != plan.of.end()) return refuse(std::move(refusal), record, refusals);
  leave_gap(record.bytes.subspan(field.offset, field.length));
  refusal.of_setting = false;
  refusals.follow(std::move(refusal));
}

bool TotalFields::has_no_number(const Plan& plan, TotalledRecord record) const {
  return std::ranges::any_of(plan.of, [&](std::uint16_t field) {
    const auto bytes = field_in(record_, field, record.bytes);
    return is_gap(bytes) || (record.given[field] && all_of(bytes, ' '));
  });
}

void TotalFields::settle_one(const Plan& plan, TotalledRecord record, const RunningTotals& totals,
                             Refusals& refusals) const {
  if (has_no_number(plan, record)) return;
  const auto first = plan.of.front();
  const FieldSpec& field = record_.fields[first];
  const bool computes = plan.computes && !record.given[first];
  const auto expected = totals.value(plan.ref);
  const auto sum = add_up(std::span(plan.of).subspan(computes ? 1 : 0), record, refusals);
  const bool doubtful = totals.is_doubtful(plan.ref);
  const bool excused = plan.lenient && !computes;
  if (!expected || !sum) {
    if (!doubtful && !excused) refuse_too_many(field, {}, record, refusals);
    return;
  }
  const auto others = plan.modulus == 0 ? *sum : *sum % plan.modulus;
  const bool too_much = computes && others > *expected && plan.modulus == 0;
  if (too_much || (!computes && others != *expected)) {
    if (doubtful)
      leave_gap(record.bytes.subspan(field.offset, field.length));
    else if (!excused)
      refuse_total(plan, others, *expected, record, refusals);
    return;
  }
  if (!computes) return;
  put(first, others > *expected ? plan.modulus - (others - *expected) : *expected - others, record,
      refusals);
}

void TotalFields::settle_now(TotalledRecord record, const RunningTotals& totals,
                             Refusals& refusals) const {
  for (const Plan& plan : plans_)
    if (!plan.later) settle_one(plan, record, totals, refusals);
}

void TotalFields::settle_later(std::uint16_t group, TotalledRecord record,
                               const RunningTotals& totals, Refusals& refusals) const {
  for (const Plan& plan : plans_)
    if (plan.later && plan.total->group == group) settle_one(plan, record, totals, refusals);
}

}  // namespace kcms

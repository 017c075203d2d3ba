#include <kcms/files/total_fields.hpp>

#include <kcms/base/text.hpp>
#include <kcms/files/indices.hpp>
#include <kcms/files/record_maker.hpp>

#include <algorithm>

namespace kcms {

namespace {

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
                    .modulus = power_of_ten(total.last_digits)});
  if (later && std::ranges::find(later_groups_, total.group) == later_groups_.end())
    later_groups_.push_back(total.group);
}

void TotalFields::put(std::uint16_t field, std::uint64_t number, TotalledRecord record,
                      Refusals& refusals) const {
  const FieldSpec& spec = record_.fields[field];
  const auto put = encode(spec, spec_.charset, std::to_string(number),
                          record.bytes.subspan(spec.offset, spec.length));
  if (!put) refusals.add({record.line, std::string(spec.name), put.error().phrase});
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

bool TotalFields::has_given_blank(const Plan& plan, TotalledRecord record) const {
  return std::ranges::any_of(plan.of, [&](std::uint16_t field) {
    return record.given[field] && all_of(field_in(record_, field, record.bytes), ' ');
  });
}

void TotalFields::settle_one(const Plan& plan, TotalledRecord record, const RunningTotals& totals,
                             Refusals& refusals) const {
  if (has_given_blank(plan, record)) return;
  const auto first = plan.of.front();
  const FieldSpec& field = record_.fields[first];
  const bool computes = plan.computes && !record.given[first];
  const auto reduced = [&plan](std::uint64_t number) {
    return plan.modulus == 0 ? number : number % plan.modulus;
  };
  const auto refuse = [&](std::string_view key, Phrase::Values values) {
    if (!plan.lenient || computes)
      refusals.add({record.line, std::string(field.name), Phrase(key, std::move(values))});
  };
  const auto expected = totals.value(plan.ref);
  const auto sum = add_up(std::span(plan.of).subspan(computes ? 1 : 0), record, refusals);
  if (!expected || !sum) {
    refuse("generate.total-too-large", {});
    return;
  }
  const auto others = reduced(*sum);
  if (!computes) {
    // Computed twice and still not the same: the rows hold what no count takes up, and the
    // validator says which of them.
    const bool was_given =
        std::ranges::any_of(plan.of, [&](std::uint16_t part) { return record.given[part]; });
    if (others != *expected && was_given)
      refuse("generate.total-differs",
             {{"given", std::to_string(others)}, {"expected", std::to_string(*expected)}});
    return;
  }
  if (others > *expected && plan.modulus == 0) {
    refuse("generate.total-differs",
           {{"given", std::to_string(others)}, {"expected", std::to_string(*expected)}});
    return;
  }
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

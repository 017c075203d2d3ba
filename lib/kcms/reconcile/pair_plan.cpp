#include <kcms/reconcile/pair_plan.hpp>

#include <string>

namespace kcms {
namespace {

constexpr std::uint32_t longest_code = 8;
constexpr std::string_view name_of_debit_mode = "debit_mode";

bool is_serial(const FieldSpec& field) noexcept {
  return field.form == Form::serial && !field.constant;
}

auto field_differs(const FieldSpec& field) {
  return fail(Errc::data, Phrase{"reconcile.field-differs", {{"field", std::string(field.name)}}});
}

// Puts a field of the result where its meaning belongs.
Status place(PairPlan& plan, const FieldSpec& field) {
  if (field.match == Match::outcome) plan.outcome = &field;
  if (field.match == Match::code) plan.code = &field;
  if (field.match == Match::code && field.length > longest_code) return field_differs(field);
  const std::uint16_t twin = plan.asked().find(field.name);
  const FieldSpec* asked = twin == none ? nullptr : &plan.asked().fields[twin];
  if (is_serial(field) && asked != nullptr) plan.serial = {asked, &field};
  if (field.match == Match::outcome || field.match == Match::code || field.match == Match::free)
    return done();
  const bool fits = asked != nullptr && asked->offset == field.offset &&
                    asked->length == field.length &&
                    (!asked->constant || !field.constant || asked->is == field.is);
  if (!fits) return field_differs(field);
  if (field.match == Match::amount) plan.amount = {asked, &field};
  if (field.match == Match::key) plan.key.push_back({asked, &field});
  if (field.match == Match::echo) plan.echo.push_back({asked, &field});
  if (field.name == name_of_debit_mode) plan.debit_mode = {asked, &field};
  return done();
}

}  // namespace

Result<PairPlan> plan_pair(const FileSpec& request, const FileSpec& result,
                           const FailureCodes& codes) {
  PairPlan plan;
  plan.request = &request;
  plan.result = &result;
  plan.request_data = request.first_of(Part::data);
  plan.result_data = result.first_of(Part::data);
  const Phrase no_key{"reconcile.no-key", {{"kind", std::string(result.kind)}}};
  if (plan.request_data == none || plan.result_data == none) return fail(Errc::data, no_key);
  for (const FieldSpec& field : plan.answer().fields)
    if (const Status placed = place(plan, field); !placed) return pass(placed);
  for (std::uint16_t r = 0; r < result.records.size(); ++r)
    for (std::uint16_t f = 0; f < result.records[r].fields.size(); ++f)
      if (result.records[r].fields[f].match == Match::fee) plan.fees.push_back({r, f});
  if (plan.key.empty()) return fail(Errc::data, no_key);
  if (plan.code != nullptr && plan.code->asks(Check::failure_code))
    plan.reasons.emplace(codes, result.kind);
  return plan;
}

}  // namespace kcms

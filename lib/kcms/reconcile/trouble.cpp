#include <kcms/reconcile/trouble.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/shown_record.hpp>

namespace kcms {
namespace {

// What keeps a failure code from saying anything.
std::string_view unread_code(const PairPlan& plan, const Answer& answer) {
  const std::string_view code = trim_right(raw(*plan.code, answer.bytes));
  if (code.empty()) return "-code";
  if (all_of(code, '0')) return "-zero-code";
  const Reason reason = plan.reasons->of(packed_code(plan, answer.bytes.data()));
  return reason == Reason::misplaced ? "-misplaced-code" : "-unknown-code";
}

// The sentence for a trouble: its kind, and where one kind has several causes, which.
std::string sentence_of(const PairPlan& plan, const Trouble& trouble, const Answer& answer,
                        const Asked* asked) {
  std::string key = "reconcile.anomaly." + std::string(name_of(trouble.kind));
  if (trouble.kind == AnomalyKind::unreadable)
    key += trouble.field == plan.code ? unread_code(plan, answer) : "-outcome";
  if (trouble.kind == AnomalyKind::ambiguous && asked == nullptr) key += "-crowd";
  const bool by_mode = trouble.field != nullptr && trouble.field == plan.debit_mode.result;
  if (trouble.kind == AnomalyKind::amount && by_mode)
    key += part_taken(plan, answer, *asked) == PartTaken::never ? "-whole" : "-steps";
  return key;
}

}  // namespace

Anomaly anomaly_of(const PairPlan& plan, const Trouble& trouble, const Answer& answer,
                   const Asked* asked, Reveal reveal) {
  Anomaly anomaly;
  anomaly.kind = trouble.kind;
  anomaly.record = answer.record;
  const ShownRecord found(*plan.result, plan.answer(), answer.bytes, reveal);
  for (const FieldPair& pair : plan.key)
    anomaly.key.emplace_back(pair.result->name, found.text(*pair.result));
  anomaly.message = Phrase(sentence_of(plan, trouble, answer, asked));
  if (asked != nullptr) anomaly.message.values.emplace_back("asked", std::to_string(asked->record));
  if (trouble.field == nullptr) return anomaly;
  const FieldSpec& field = *trouble.field;
  anomaly.field = field.name;
  if (field.is_hidden() && reveal == Reveal::no) {
    anomaly.message.key += "-secret";
    return anomaly;
  }
  const ShownRecord expected(*plan.request, plan.asked(), asked->bytes, reveal);
  anomaly.message.values.emplace_back("found", found.text(field));
  anomaly.message.values.emplace_back("expected", expected.text(field));
  return anomaly;
}

}  // namespace kcms

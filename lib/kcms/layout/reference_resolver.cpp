#include <kcms/layout/reference_resolver.hpp>

#include <kcms/layout/condition_resolver.hpp>

namespace kcms {
namespace {

class References {
 public:
  References(Draft& draft, FieldRef at)
      : draft_(draft),
        at_(at),
        keys_(*draft.records[at.record].keys[at.field]),
        field_(draft.records[at.record].fields[at.field]) {}

  void resolve() {
    if (keys_.same_as) same_as(*keys_.same_as);
    if (keys_.not_after) not_after(*keys_.not_after);
    if (keys_.agrees_with) agrees_with(*keys_.agrees_with);
    if (keys_.blank_if && !field_.constant)
      field_.blank_if = resolve_condition(draft_, at_.record, *keys_.blank_if);
  }

 private:
  void same_as(const SaidText& said) {
    const auto other = draft_.find(said);
    if (!other) return;
    if (other->record < at_.record) {
      field_.same_as = *other;
    } else {
      report(said, "schema.not-earlier");
    }
  }

  void not_after(const SaidText& said) {
    if (!is_full_date(field_.form))
      report_no_full_date(draft_, {std::string{field_.name}, said.spot}, field_.form);
    const auto other = draft_.find(said);
    if (!other) return;
    if (!is_full_date(draft_.at(*other).form)) {
      report_no_full_date(draft_, said, draft_.at(*other).form);
    } else if (other->record > at_.record || *other == at_) {
      report(said, "schema.not-earlier");
    } else {
      field_.not_after = *other;
    }
  }

  void agrees_with(const SaidText& said) {
    if (!is_date(field_.form)) report({std::string{field_.name}, said.spot}, "schema.not-a-date");
    const auto other = draft_.find_field(at_.record, said);
    if (!other) return;
    if (draft_.at({at_.record, *other}).form == Form::file_name) {
      field_.agrees_with = *other;
    } else {
      report(said, "schema.not-a-file-name");
    }
  }

  void report(const SaidText& said, std::string_view key) const {
    draft_.report(said.spot, key, {{"found", said.value}});
  }

  Draft& draft_;
  FieldRef at_;
  const FieldKeys& keys_;
  FieldSpec& field_;
};

}  // namespace

void report_no_full_date(const Draft& draft, const SaidText& said, Form form) {
  draft.report(said.spot, is_date(form) ? "schema.date-without-year" : "schema.not-a-date",
               {{"found", said.value}});
}

void resolve_references(Draft& draft) {
  std::uint16_t record = 0;
  for (const DraftRecord& owner : draft.records) {
    const auto fields = static_cast<std::uint16_t>(owner.fields.size());
    for (std::uint16_t field = 0; field < fields; ++field)
      References{draft, {record, field}}.resolve();
    ++record;
  }
}

}  // namespace kcms

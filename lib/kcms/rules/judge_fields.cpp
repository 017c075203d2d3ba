// The rules of rules/judge.hpp that look at one field. Each returns whether the field may be judged
// further.
#include <kcms/base/text.hpp>
#include <kcms/codec/conditions.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/rules/digits.hpp>
#include <kcms/rules/facts.hpp>
#include <kcms/rules/judge.hpp>
#include <kcms/rules/text_facts.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace kcms {
namespace {

bool is_left_aligned(const FieldSpec& field) noexcept {
  return field.mode == Mode::alpha || field.mode == Mode::alphanumeric;
}

// No early end: so it is a few instructions for a whole field.
bool is_printable(std::string_view bytes) noexcept {
  unsigned outside = 0;
  for (const char c : bytes)
    outside |= static_cast<unsigned char>(c - 0x20) > 0x7E - 0x20 ? 1U : 0U;
  return outside == 0;
}

template <class Test>
bool every(std::string_view bytes, Test test) {
  return std::ranges::all_of(bytes, test);
}

std::string joined_codes(const FieldSpec& field) {
  std::string text;
  for (const CodeValue& value : field.codes)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", value.code);
  return text;
}

std::string joined_lengths(const FieldSpec& field) {
  return fmt::format("{}", fmt::join(field.lengths, ", "));
}

}  // namespace

bool Judge::judge_characters(const RecordAt& record, const FieldSpec& field) {
  const std::string_view bytes = raw(field, record.bytes);
  switch (field.mode) {
    case Mode::numeric:
      if (all_digits(bytes)) return true;
      if (field.form == Form::serial) serials_[record.kind].pass_over();
      return fault(is_date(field.form) ? Rule::date_invalid : Rule::field_digits, record, field);
    case Mode::alpha:
      if (every(bytes, [](char c) { return c == ' ' || is_letter(c); })) return true;
      return fault(field.codes.empty() ? Rule::field_letters : Rule::field_code, record, field,
                   [&] { return Phrase::Values{{"codes", joined_codes(field)}}; });
    case Mode::alphanumeric:
      if (is_printable(bytes)) return true;
      return fault(Rule::field_characters, record, field);
    case Mode::hangul:
      return judge_text(record, field);
    case Mode::binary:
      return true;
  }
  return true;
}

bool Judge::judge_text(const RecordAt& record, const FieldSpec& field) {
  const std::string_view bytes = raw(field, record.bytes);
  if (is_sound_text(field, bytes)) return true;
  const TextMarks marks = marks_of(bytes);
  if (marks.control) return fault(Rule::text_control, record, field);
  if (marks.broken) return fault(Rule::text_broken, record, field);
  if (marks.outside_ksx1001)
    return fault(Rule::text_outside_ksx1001, record, field, [&] {
      return Phrase::Values{{"character", shown(field, outside_ksx1001_in(bytes), reveal_)}};
    });
  return fault(Rule::text_mixed, record, field);
}

bool Judge::judge_alignment(const RecordAt& record, const FieldSpec& field) {
  if (!is_left_aligned(field) || field.form == Form::free) return true;
  const std::string_view bytes = raw(field, record.bytes);
  if (bytes.front() == ' ') return fault(Rule::field_padding, record, field);
  const std::string_view value = trim_right(bytes);
  if (value.find(' ') != std::string_view::npos) return fault(Rule::embedded_blank, record, field);
  if (field.form == Form::digits && !all_digits(value))
    return fault(Rule::digits_only, record, field);
  return true;
}

bool Judge::judge_length(const RecordAt& record, const FieldSpec& field) {
  const std::string_view value = trimmed(field, record.bytes);
  const std::size_t length = value.size();
  if (field.asks(Check::resident_number) && length == resident_number_length && all_digits(value))
    return fault(Rule::resident_number, record, field);
  if (field.lengths.empty() || std::ranges::find(field.lengths, length) != field.lengths.end())
    return true;
  return fault(Rule::field_length, record, field, [&] {
    return Phrase::Values{{"length", fmt::to_string(length)}, {"lengths", joined_lengths(field)}};
  });
}

bool Judge::judge_code(const RecordAt& record, const FieldSpec& field) {
  if (field.codes.empty()) return true;
  const std::string_view value = trimmed(field, record.bytes);
  if (std::ranges::find(field.codes, value, &CodeValue::code) != field.codes.end()) return true;
  return fault(Rule::field_code, record, field,
               [&] { return Phrase::Values{{"codes", joined_codes(field)}}; });
}

bool Judge::judge_number(const RecordAt& record, const FieldSpec& field) {
  if (field.mode != Mode::numeric || is_date(field.form)) return true;
  const std::uint64_t number = read_digits(record.bytes.data() + field.offset, field.length);
  if (field.form == Form::serial) {
    const std::uint64_t expected = serials_[record.kind].expected();
    const bool in_order = serials_[record.kind].accept(number) || !checks_serials_;
    if (!in_order && !spec_.is_result())
      return fault(Rule::serial_out_of_order, record, field, [&] {
        return Phrase::Values{{"expected", zero_padded(expected, field.length)}};
      });
    if (!in_order) {
      checks_serials_ = false;  // said once: the serials of a result are free
      (void)find(Rule::serial_of_result, record, field);
    }
  }
  if (number >= least_of(field) && number <= field.max) return true;
  if (number == 0 && !field.zero_centre.empty()) return fault(Rule::amount_zero, record, field);
  const std::string most(field.length, '9');
  const std::uint64_t max = std::min(field.max, to_number(most).value_or(field.max));
  return fault(Rule::field_range, record, field, [&] {
    return Phrase::Values{{"min", fmt::to_string(least_of(field))}, {"max", fmt::to_string(max)}};
  });
}

bool Judge::judge_date(const RecordAt& record, const FieldSpec& field) {
  if (!is_date(field.form)) return true;
  const std::string_view digits = trimmed(field, record.bytes);
  if (field.form == Form::mmdd) {
    const bool real =
        digits.size() == 4 && all_digits(digits) && is_birth_date(std::string("00") += digits);
    if (!real) return fault(Rule::date_invalid, record, field);
    return judge_agreement(record, field, digits);
  }
  const auto date = read_date(field.form, digits);
  if (!date) return fault(Rule::date_invalid, record, field);
  const auto latest = field.not_after ? said(field.not_after, record) : std::nullopt;
  const FieldSpec& other = latest ? spec_.at(field.not_after) : field;
  if (const auto limit = latest ? read_date(other.form, trim_right(*latest)) : std::nullopt;
      limit && *date > *limit) {
    return fault(Rule::date_after, record, field, [&] {
      return Phrase::Values{{"latest", shown_decoded(other, spec_.charset, *latest, reveal_)},
                            {"other", std::string(other.name)},
                            {"record", std::string(spec_.records[field.not_after.record].name)}};
    });
  }
  return judge_agreement(record, field, write_date(Form::mmdd, *date));
}

bool Judge::judge_agreement(const RecordAt& record, const FieldSpec& field,
                            std::string_view month_day) {
  if (field.agrees_with == none || at_fault(field.agrees_with)) return true;
  const FieldSpec& name_field = spec_.records[record.kind].fields[field.agrees_with];
  const std::string_view name = trimmed(name_field, record.bytes);
  if (name.size() < month_day.size() || name.ends_with(month_day)) return true;
  return fault(Rule::date_differs, record, field,
               [&] { return Phrase::Values{{"name", std::string(name)}}; });
}

bool Judge::judge_file_name(const RecordAt& record, const FieldSpec& field) {
  if (field.form != Form::file_name) return true;
  const std::string_view name = trimmed(field, record.bytes);
  const bool good = name.size() == spec_.kind.size() + 4 && name.starts_with(spec_.kind) &&
                    all_digits(name.substr(spec_.kind.size()));
  return good || fault(Rule::file_name, record, field,
                       [&] { return Phrase::Values{{"kind", std::string(spec_.kind)}}; });
}

bool Judge::judge_same(const RecordAt& record, const FieldSpec& field) {
  if (!field.same_as) return true;
  const auto before = said(field.same_as, record);
  if (!before || trimmed(field, record.bytes) == trim_right(*before)) return true;
  const FieldSpec& other = spec_.at(field.same_as);
  const std::string expected = shown_decoded(other, spec_.charset, *before, reveal_);
  const bool doubted = ((doubted_ >> field.same_as.record) & 1) != 0;
  return fault(Rule::value_differs, record, field, [&] {
    return Phrase::Values{{"expected", doubted ? without_long_numbers(expected) : expected},
                          {"record", std::string(spec_.records[field.same_as.record].name)}};
  });
}

void Judge::judge_checks(const RecordAt& record, const FieldSpec& field) {
  const std::string_view value = trimmed(field, record.bytes);
  if (field.asks(Check::business_number) && value.size() == 10 && all_digits(value) &&
      !is_business_number(value))
    (void)find(Rule::business_number, record, field);
  if (field.asks(Check::birth_date) && value.size() == 6 && all_digits(value) &&
      !is_birth_date(value))
    (void)find(Rule::birth_date, record, field);
  if (field.asks(Check::bank) && !reference_.knows_bank(value.substr(0, 3)))
    (void)find(Rule::unknown_bank, record, field);
  if (field.asks(Check::account_number) && is_zero_account(value))
    (void)find(Rule::account_zero, record, field);
  if (field.asks(Check::failure_code) && !reference_.knows_failure_code(value))
    (void)find(Rule::unknown_failure_code, record, field);
}

}  // namespace kcms

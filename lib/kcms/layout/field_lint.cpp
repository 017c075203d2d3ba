#include <kcms/layout/field_lint.hpp>

#include <kcms/base/text.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/taking.hpp>

#include <algorithm>
#include <initializer_list>
#include <set>

namespace kcms {
namespace {

constexpr std::size_t most_digits = 19;  // what fits a 64-bit number

// A form, the modes that may hold it, and its length where it has one.
struct FormRow {
  Form form = Form::word;
  std::initializer_list<Mode> modes;
  std::uint32_t length = 0;
};

const FormRow& row_of(Form form) {
  static constexpr Mode a = Mode::alpha;
  static constexpr Mode n = Mode::numeric;
  static constexpr Mode an = Mode::alphanumeric;
  static constexpr FormRow rows[] = {
      {Form::word, {a, an}, 0},    {Form::free, {a, an}, 0},     {Form::number, {n}, 0},
      {Form::serial, {n}, 0},      {Form::digits, {n, an}, 0},   {Form::text, {Mode::hangul}, 0},
      {Form::yymmdd, {n, an}, 6},  {Form::yyyymmdd, {n, an}, 8}, {Form::mmdd, {n, an}, 4},
      {Form::code, {a, n, an}, 0}, {Form::file_name, {an}, 0},   {Form::bytes, {Mode::binary}, 0},
  };
  return *std::ranges::find(rows, form, &FormRow::form);
}

bool is_number(const FieldSpec& field) {
  return field.form == Form::number || field.form == Form::serial;
}

std::string text_of(std::uint64_t number) { return std::to_string(number); }

// Of what a check looks at.
std::uint32_t least_length(Check check) noexcept {
  switch (check) {
    case Check::account_number:
      return 2;
    case Check::bank:
      return 3;
    case Check::birth_date:
      return 6;
    case Check::business_number:
      return 10;
    case Check::resident_number:
      return 13;
    case Check::passbook_text:
    case Check::failure_code:
      break;
  }
  return 1;
}

class FieldLint {
 public:
  FieldLint(const Draft& draft, const FieldKeys& keys, const FieldSpec& field)
      : draft_(draft), keys_(keys), field_(field) {}

  void run() const {
    length();
    if (!keys_.mode) return;  // reported by the reader; the rest would only echo it
    form(keys_.form ? keys_.form->spot : keys_.mode->spot);
    if (keys_.length) length_of_form(keys_.length->spot);
    pad();
    match();
    if (keys_.is) {
      constant(*keys_.is);
      return;
    }
    if (keys_.tag && keys_.tag->value) report(keys_.tag->spot, "schema.tag-without-constant");
    numbers();
    codes();
    lengths();
    checks();
  }

 private:
  void length() const {
    if (!keys_.length) return;
    if (keys_.length->value < 1 || keys_.length->value > most_bytes)
      report(keys_.length->spot, "schema.bad-length",
             {{"found", std::to_string(keys_.length->value)}, {"limit", text_of(most_bytes)}});
    if (keys_.shows && !field_.secret) report(keys_.shows->spot, "schema.shows-without-secret");
    if (keys_.shows && (keys_.shows->value < 0 || keys_.shows->value > field_.length))
      report(keys_.shows->spot, "schema.out-of-range",
             {{"key", "shows"}, {"min", "0"}, {"max", text_of(field_.length)}});
  }

  void form(Spot spot) const {
    const std::initializer_list<Mode> modes = row_of(field_.form).modes;
    if (std::ranges::find(modes, field_.mode) != modes.end()) return;
    std::string names;
    for (const Mode mode : modes)
      names.append(names.empty() ? "" : ", ").append(name_in_schema(mode));
    report(spot, "schema.form-mode",
           {{"form", std::string{name_in_schema(field_.form)}},
            {"mode", std::string{name_in_schema(field_.mode)}},
            {"modes", names}});
  }

  void length_of_form(Spot spot) const {
    constexpr std::size_t month_and_day = 4;
    const std::uint32_t only = row_of(field_.form).length;
    if (only != 0 && field_.length != only)
      report(spot, "schema.form-length",
             {{"form", std::string{name_in_schema(field_.form)}}, {"wanted", text_of(only)}});
    if (is_number(field_) && !field_.constant && field_.length > most_digits)
      report(spot, "schema.number-length", {{"limit", text_of(most_digits)}});
    const std::size_t name = draft_.kind.name.value.size() + month_and_day;
    if (field_.form == Form::file_name && field_.length < name)
      report(spot, "schema.file-name-length",
             {{"kind", draft_.kind.name.value}, {"wanted", text_of(name)}});
  }

  void pad() const {
    if (!keys_.pad) return;
    if (keys_.pad->value == Pad::wide && field_.mode != Mode::hangul)
      report(keys_.pad->spot, "schema.pad-wide");
    const bool left_aligned = field_.form == Form::digits || field_.form == Form::word;
    if (keys_.pad->value == Pad::zero_behind && !left_aligned)
      report(keys_.pad->spot, "schema.pad-zero");
  }

  void match() const {
    if (!keys_.match) return;
    const Match match = keys_.match->value;
    const bool adds = match == Match::amount || match == Match::fee;
    if (adds && field_.form != Form::number)
      report(keys_.match->spot, "schema.match-number",
             {{"found", std::string{name_in_schema(match)}}});
    const bool tells = field_.constant || !field_.codes.empty();
    if (match == Match::outcome && !tells) report(keys_.match->spot, "schema.match-outcome");
  }

  void constant(const SaidText& is) const {
    const std::string& text = is.value;
    if (keys_.length && text.size() > field_.length)
      report(
          is.spot, "schema.constant-long",
          {{"found", text}, {"length", text_of(text.size())}, {"limit", text_of(field_.length)}});
    if (!fits_mode(field_.mode, text))
      report(is.spot, "schema.constant-mode",
             {{"found", text}, {"mode", std::string{name_in_schema(field_.mode)}}});
  }

  void numbers() const {
    bound("min", keys_.min);
    bound("max", keys_.max);
    if (keys_.min && keys_.max && keys_.min->value > keys_.max->value)
      report(
          keys_.min->spot, "schema.min-above-max",
          {{"min", std::to_string(keys_.min->value)}, {"max", std::to_string(keys_.max->value)}});
    if (keys_.from && field_.form != Form::serial)
      report(keys_.from->spot, "schema.from-without-serial");
    if (keys_.from && keys_.from->value < 0)
      report(keys_.from->spot, "schema.negative", {{"key", "from"}});
    if (keys_.zero_centre && field_.form != Form::number)
      report(keys_.zero_centre->spot, "schema.zero-centre-without-number");
  }

  void bound(std::string_view key, const Maybe<std::int64_t>& said) const {
    if (!said) return;
    if (!is_number(field_))
      report(said->spot, "schema.bound-without-number", {{"key", std::string{key}}});
    if (said->value < 0) report(said->spot, "schema.negative", {{"key", std::string{key}}});
  }

  void codes() const {
    const bool coded = keys_.code_table || !keys_.codes.empty();
    if (keys_.form && field_.form == Form::code && !coded)
      report(keys_.form->spot, "schema.codes-missing");
    if (keys_.form && field_.form != Form::code && coded)
      report(keys_.form->spot, "schema.codes-form",
             {{"form", std::string{name_in_schema(field_.form)}}});
    if (keys_.code_table && !draft_.codes.has(keys_.code_table->value)) {
      const auto known = draft_.codes.names();
      report(
          keys_.code_table->spot, "schema.unknown-codes",
          {{"found", keys_.code_table->value}, {"known", offered(keys_.code_table->value, known)}});
    }
    for (std::size_t i = 0; i < field_.codes.size(); ++i)
      code(field_.codes[i].code, keys_.code_table ? keys_.code_table->spot : keys_.codes[i].spot);
    std::set<std::string_view> seen;
    for (const SaidText& one : keys_.codes)
      if (!seen.emplace(one.value).second)
        report(one.spot, "schema.code-twice", {{"found", one.value}});
  }

  void code(std::string_view code, Spot spot) const {
    const std::string found{code};
    const std::string length = text_of(field_.length);
    if (code.empty()) {
      report(spot, "schema.code-empty");
    } else if (!keys_.length) {
      return;
    } else if (code.size() > field_.length) {
      report(spot, "schema.code-long", {{"found", found}, {"limit", length}});
    } else if (field_.mode == Mode::numeric && code.size() != field_.length) {
      report(spot, "schema.code-short", {{"found", found}, {"wanted", length}});
    } else if (code.front() == ' ' || code.back() == ' ') {
      report(spot, "schema.code-blank", {{"found", found}});
    } else if (!fits_mode(field_.mode, code)) {
      report(spot, "schema.code-mode",
             {{"found", found}, {"mode", std::string{name_in_schema(field_.mode)}}});
    }
  }

  void lengths() const {
    if (!keys_.length) return;
    for (const SaidNumber& length : keys_.lengths)
      if (length.value < 1 || length.value > field_.length)
        report(length.spot, "schema.out-of-range",
               {{"key", "lengths"}, {"min", "1"}, {"max", text_of(field_.length)}});
  }

  void checks() const {
    for (const Said<Check>& check : keys_.checks) {
      const std::string name{name_in_schema(check.value)};
      if (check.value == Check::passbook_text && field_.mode != Mode::hangul)
        report(check.spot, "schema.check-mode",
               {{"check", name}, {"mode", std::string{name_in_schema(Mode::hangul)}}});
      const std::uint32_t least = least_length(check.value);
      if (keys_.length && field_.length < least)
        report(check.spot, "schema.check-length", {{"check", name}, {"wanted", text_of(least)}});
    }
  }

  void report(Spot spot, std::string_view key, Phrase::Values values = {}) const {
    draft_.report(spot, key, std::move(values));
  }

  const Draft& draft_;
  const FieldKeys& keys_;
  const FieldSpec& field_;
};

}  // namespace

bool fits_mode(Mode mode, std::string_view text) noexcept {
  if (mode == Mode::numeric) return all_digits(text) || all_of(text, ' ');
  return std::ranges::all_of(text, [mode](char c) {
    return mode == Mode::alpha ? c == ' ' || is_letter(c) : c >= ' ' && c <= '~';
  });
}

void lint_field(const Draft& draft, const FieldKeys& keys, const FieldSpec& field) {
  FieldLint{draft, keys, field}.run();
}

}  // namespace kcms

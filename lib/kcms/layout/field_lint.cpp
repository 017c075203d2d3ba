#include <kcms/layout/field_lint.hpp>

#include <kcms/base/text.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/taking.hpp>

#include <algorithm>
#include <initializer_list>

namespace kcms {
namespace {

constexpr std::size_t most_digits = 19;  // what fits a 64-bit number

// A form, the modes that may hold it, and its length where it has one.
struct FormRow {
  Form form;
  std::initializer_list<Mode> modes;
  std::uint32_t length;
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

class FieldLint {
 public:
  FieldLint(const Draft& draft, const FieldKeys& keys, const FieldSpec& field)
      : draft_(draft), keys_(keys), field_(field) {}

  void run() const {
    length();
    if (!keys_.mode) return;  // reported by the reader; the rest would only echo it
    form();
    pad();
    constant();
    if (field_.constant) return;
    numbers();
    codes();
    lengths();
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

  void form() const {
    const FormRow& row = row_of(field_.form);
    const Spot spot = keys_.form ? keys_.form->spot : keys_.mode->spot;
    const std::string name{name_in_schema(field_.form)};
    if (std::ranges::find(row.modes, field_.mode) == row.modes.end()) {
      std::string modes;
      for (const Mode mode : row.modes)
        modes.append(modes.empty() ? "" : ", ").append(name_in_schema(mode));
      report(
          spot, "schema.form-mode",
          {{"form", name}, {"mode", std::string{name_in_schema(field_.mode)}}, {"modes", modes}});
    }
    if (!keys_.length) return;
    if (row.length != 0 && field_.length != row.length)
      report(keys_.length->spot, "schema.form-length",
             {{"form", name}, {"wanted", text_of(row.length)}});
    if (is_number(field_) && !field_.constant && field_.length > most_digits)
      report(keys_.length->spot, "schema.number-length", {{"limit", text_of(most_digits)}});
    file_name();
  }

  void file_name() const {
    constexpr std::size_t month_and_day = 4;
    const std::size_t wanted = draft_.kind.name.value.size() + month_and_day;
    if (field_.form == Form::file_name && field_.length < wanted)
      report(keys_.length->spot, "schema.file-name-length",
             {{"kind", draft_.kind.name.value}, {"wanted", text_of(wanted)}});
  }

  void pad() const {
    if (!keys_.pad) return;
    if (keys_.pad->value == Pad::wide && field_.mode != Mode::hangul)
      report(keys_.pad->spot, "schema.pad-wide");
    const bool left_aligned = field_.form == Form::digits || field_.form == Form::word;
    if (keys_.pad->value == Pad::zero_behind && !left_aligned)
      report(keys_.pad->spot, "schema.pad-zero");
  }

  void constant() const {
    if (field_.tag && !field_.constant) report(keys_.tag->spot, "schema.tag-without-constant");
    if (!field_.constant) return;
    const std::string& text = keys_.is->value;
    if (keys_.length && text.size() > field_.length)
      report(
          keys_.is->spot, "schema.constant-long",
          {{"found", text}, {"length", text_of(text.size())}, {"limit", text_of(field_.length)}});
    if (!fits_mode(field_.mode, text))
      report(keys_.is->spot, "schema.constant-mode",
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
    if (coded && field_.form != Form::code)
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
    for (std::size_t i = 0; i < keys_.codes.size(); ++i)
      if (std::ranges::count(keys_.codes.begin(),
                             keys_.codes.begin() + static_cast<std::ptrdiff_t>(i),
                             keys_.codes[i].value, &SaidText::value) != 0)
        report(keys_.codes[i].spot, "schema.code-twice", {{"found", keys_.codes[i].value}});
  }

  void code(std::string_view code, Spot spot) const {
    if (code.empty()) return report(spot, "schema.code-empty");
    if (!keys_.length) return;
    if (code.size() > field_.length)
      return report(spot, "schema.code-long",
                    {{"found", std::string{code}}, {"limit", text_of(field_.length)}});
    if (field_.mode == Mode::numeric && code.size() != field_.length)
      return report(spot, "schema.code-short",
                    {{"found", std::string{code}}, {"wanted", text_of(field_.length)}});
    if (!fits_mode(field_.mode, code))
      report(spot, "schema.code-mode",
             {{"found", std::string{code}}, {"mode", std::string{name_in_schema(field_.mode)}}});
  }

  void lengths() const {
    if (!keys_.length) return;
    for (const SaidNumber& length : keys_.lengths)
      if (length.value < 1 || length.value > field_.length)
        report(length.spot, "schema.out-of-range",
               {{"key", "lengths"}, {"min", "1"}, {"max", text_of(field_.length)}});
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

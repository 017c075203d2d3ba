#include <kcms/layout/field_resolver.hpp>

#include <algorithm>

namespace kcms {
namespace {

Form form_of_mode(Mode mode) {
  switch (mode) {
    case Mode::alpha:
    case Mode::alphanumeric:
      return Form::word;
    case Mode::numeric:
      return Form::number;
    case Mode::hangul:
      return Form::text;
    case Mode::binary:
      return Form::bytes;
  }
  return Form::word;
}

Form form_of(const FieldKeys& keys, Mode mode) {
  if (keys.form) return keys.form->value;
  const bool coded = keys.code_table || !keys.codes.empty();
  return coded && !keys.is ? Form::code : form_of_mode(mode);
}

Pad pad_of(const FieldKeys& keys, const FieldSpec& field) {
  if (keys.pad) return keys.pad->value;
  return field.mode == Mode::numeric && field.form != Form::digits ? Pad::zero_before : Pad::blank;
}

// A constant at full length. An empty one is blanks, whatever the mode.
std::string padded(std::string_view text, const FieldSpec& field) {
  const std::size_t room = field.length - std::min<std::size_t>(field.length, text.size());
  if (text.empty() || field.pad == Pad::blank || field.pad == Pad::wide)
    return std::string{text} + std::string(room, ' ');
  if (field.pad == Pad::zero_before) return std::string(room, '0') + std::string{text};
  return std::string{text} + std::string(room, '0');
}

std::uint64_t number_or(const Maybe<std::int64_t>& said, std::uint64_t otherwise) {
  return said && said->value >= 0 ? static_cast<std::uint64_t>(said->value) : otherwise;
}

void add_codes(const Draft& draft, const FieldKeys& keys, FieldSpec& field) {
  if (keys.code_table) {
    field.code_table = draft.arena.keep(keys.code_table->value);
    field.codes = draft.codes.on(keys.code_table->value, draft.stretch.since, draft.arena);
    return;
  }
  std::vector<CodeValue> values;
  values.reserve(keys.codes.size());
  for (const SaidText& code : keys.codes) values.push_back({draft.arena.keep(code.value), "", {}});
  field.codes = draft.arena.keep(values);
}

// What limits a value; a constant has none of it.
void add_limits(const Draft& draft, const FieldKeys& keys, FieldSpec& field) {
  add_codes(draft, keys, field);
  field.min = number_or(keys.min, field.min);
  field.max = number_or(keys.max, field.max);
  std::vector<std::uint32_t> lengths;
  for (const SaidNumber& length : keys.lengths)
    if (length.value >= 1 && length.value <= field.length)
      lengths.push_back(static_cast<std::uint32_t>(length.value));
  field.lengths = draft.arena.keep(lengths);
  for (const Said<Check>& check : keys.checks)
    field.checks |= static_cast<std::uint16_t>(check.value);
}

bool said(const Maybe<bool>& flag) { return flag && flag->value; }

std::string_view keep(const Draft& draft, const Maybe<std::string>& text) {
  return text ? draft.arena.keep(text->value) : std::string_view{};
}

}  // namespace

FieldSpec resolve_field(const Draft& draft, const RecordDecl& record, const FieldKeys& keys) {
  FieldSpec field;
  field.number = keep(draft, keys.number);
  field.name = keep(draft, keys.name);
  field.title = keep_title(draft.arena, keys.title);
  if (keys.mode) field.mode = keys.mode->value;
  field.length =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(number_or(keys.length, 0), most_bytes));
  field.form = form_of(keys, field.mode);
  field.pad = pad_of(keys, field);
  if (keys.match) field.match = keys.match->value;
  field.constant = keys.is.has_value();
  field.tag = said(keys.tag);
  field.optional = said(keys.optional);
  field.secret = said(keys.secret);
  field.mac = said(keys.mac);
  field.shows =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(number_or(keys.shows, 0), field.length));
  field.from = number_or(keys.from, field.from);
  field.centre = keep(draft, keys.centre);
  field.zero_centre = keep(draft, keys.zero_centre);
  field.source = source_of(
      draft.arena, {&keys.source, &record.source, &draft.kind.source, &draft.schema.source});
  if (field.constant) {
    field.is = draft.arena.keep(padded(keys.is->value, field));
  } else {
    add_limits(draft, keys, field);
  }
  return field;
}

}  // namespace kcms

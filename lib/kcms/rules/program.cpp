#include <kcms/rules/program.hpp>

#include <kcms/rules/facts.hpp>

#include <algorithm>
#include <limits>

namespace kcms {
namespace {

using Blanks = ColumnCheck::Blanks;

constexpr unsigned char first_printable = 0x21;  // behind the blank
constexpr unsigned char last_printable = 0x7E;

bool may_be_blank(const FieldSpec& field) noexcept {
  return field.optional || field.blank_if.field != none;
}
Blanks blanks_of(const FieldSpec& field) noexcept {
  return may_be_blank(field) ? Blanks::yes : Blanks::no;
}

bool is_bounded(const FieldSpec& field) noexcept {
  return least_of(field) > 0 || field.max != std::numeric_limits<std::uint64_t>::max();
}

// Whether a value that is as long as a resident number passes the columns.
bool may_be_resident_number(const FieldSpec& field) noexcept {
  if (field.length < resident_number_length) return false;
  return field.lengths.empty() ||
         std::ranges::find(field.lengths, resident_number_length) != field.lengths.end();
}

// Whether the steps know the lengths a holder's number may have.
bool has_holder_lengths(const FieldSpec& field) noexcept {
  constexpr std::uint32_t known[] = {6, 10};
  return field.length > known[1] && std::ranges::equal(field.lengths, known);
}

// Whether one of the columns found lies in the field.
bool any_column(const std::vector<std::uint64_t>& columns, const FieldSpec& field) noexcept {
  constexpr std::size_t width = 64;
  const std::size_t end = field.offset + field.length;
  for (std::size_t at = field.offset; at < end;) {
    const std::size_t first = at % width;
    const std::size_t count = std::min(width - first, end - at);
    const std::uint64_t mask =
        (count == width ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1) << first;
    if ((columns[at / width] & mask) != 0) return true;
    at += count;
  }
  return false;
}

}  // namespace

Program::Program(const FileSpec& spec, std::uint16_t kind, const Reference& reference,
                 const Memory& memory, Depth depth)
    : kind_(kind),
      shape_(spec.records[kind]),
      reference_(reference),
      memory_(memory),
      planned_(shape_.length),
      columns_(planned_) {
  for (std::uint16_t i = 0; i < shape_.fields.size(); ++i)
    if (is_judged(depth, spec, kind, i)) judged_.push_back(&shape_.fields[i]);
  for (const FieldSpec* field : judged_) plan(*field);
  if (depth == Depth::structure) {
    bind();
    return;
  }
  for (const AllowedSpec& table : spec.allowed)
    if (table.record == kind) add<AllowedStep>(nullptr, table, shape_);
  bind();
}

void Program::bind() {
  columns_ = planned_;
  explain_now_ = explain_all_;
  for (const FieldSpec* judged : judged_) {
    const FieldSpec& field = *judged;
    const std::string* before = field.same_as ? memory_.find(field.same_as) : nullptr;
    if (before == nullptr) continue;
    if (before->size() == field.length && planned_.allows(field.offset, *before))
      columns_.exactly(field.offset, *before);
    else  // the field may hold what it refers to, and be wrong
      explain_now_ = true;
  }
}

void Program::plan(const FieldSpec& field) {
  if (field.constant) return planned_.exactly(field.offset, field.is);
  if (!may_be_blank(field)) planned_.not_blank(field.offset);
  switch (field.mode) {
    case Mode::numeric:
      plan_numeric(field);
      break;
    case Mode::alpha:
    case Mode::alphanumeric:
      plan_characters(field);
      break;
    case Mode::hangul:
      plan_text(field);
      break;
    case Mode::binary:
      break;
  }
  if (is_full_date(field.form)) add<DateStep>(&field, field, memory_.day(field.not_after));
  if (field.blank_if.field != none) add<BlankIfStep>(&field, field, shape_);
  const bool looks_aside = field.not_after.record == kind_ || field.agrees_with != none;
  if (field.form == Form::mmdd || field.form == Form::file_name || looks_aside) explain_all_ = true;
  plan_checks(field);
}

void Program::plan_numeric(const FieldSpec& field) {
  planned_.allow(field.offset, field.length, '0', '9', blanks_of(field));
  if (may_be_blank(field)) planned_.whole_or_blank(field.offset, field.length);
  if (field.form == Form::serial) serial_ = &field;
  if (is_bounded(field)) add<RangeStep>(&field, field);
  if (!field.codes.empty() || !field.lengths.empty()) explain_all_ = true;
}

void Program::plan_text(const FieldSpec& field) {
  add<TextStep>(&field, field);
  if (!field.codes.empty() || !field.lengths.empty()) explain_all_ = true;
}

void Program::plan_characters(const FieldSpec& field) {
  if (is_full_date(field.form)) {  // its step reads digits without asking
    planned_.allow(field.offset, field.length, '0', '9', blanks_of(field));
    planned_.whole_or_blank(field.offset, field.length);
    return;
  }
  const bool digits = field.form == Form::digits;
  planned_.allow(field.offset, field.length, digits ? '0' : first_printable,
                 digits ? '9' : last_printable, Blanks::yes);
  if (field.form != Form::free) planned_.left_aligned(field.offset, field.length);
  if (!field.lengths.empty()) planned_.ends_only_at(field.offset, field.length, field.lengths);
  if (field.mode == Mode::alpha && field.codes.empty()) explain_all_ = true;
  if (field.codes.empty()) return;
  if (field.length == 1)
    add<CodeStep>(&field, field);
  else
    add<WideCodeStep>(&field, field);
}

void Program::plan_checks(const FieldSpec& field) {
  if (field.asks(Check::bank)) add<BankStep>(&field, field, reference_);
  if (field.asks(Check::account_number)) add<AccountStep>(&field, field);
  if (field.asks(Check::failure_code)) add<FailureCodeStep>(&field, field, reference_);
  if (field.asks(Check::resident_number) && may_be_resident_number(field)) explain_all_ = true;
  if (!field.asks(Check::business_number) && !field.asks(Check::birth_date)) return;
  if (has_holder_lengths(field))
    add<HolderStep>(&field, field);
  else
    explain_all_ = true;
}

void Program::mark(const Batch& batch, std::uint8_t* flags) {
  std::fill_n(flags, batch.count, explain_now_ ? std::uint8_t{1} : std::uint8_t{0});
  if (explain_now_) return;
  columns_.mark(batch, flags);
  for (const StepOfField& of : steps_) of.step->mark(batch, flags);
}

std::uint16_t Program::index_of(const FieldSpec* field) const noexcept {
  return field == nullptr ? none : static_cast<std::uint16_t>(field - shape_.fields.data());
}

const Suspects& Program::suspects(std::string_view record) {
  suspects_.assign(shape_.fields.size(), explain_now_ ? 1 : 0);
  if (explain_now_) return suspects_;
  columns_found_.resize(columns_.columns_in_words());
  columns_.find(record.data(), columns_found_.data());
  for (std::size_t i = 0; i < suspects_.size(); ++i)
    suspects_[i] = any_column(columns_found_, shape_.fields[i]) ? 1 : 0;
  const Batch alone{.bytes = record.data(), .stride = shape_.length, .count = 1};
  for (const StepOfField& of : steps_)
    if (of.field != none) of.step->mark(alone, &suspects_[of.field]);
  if (serial_ != nullptr) suspects_[index_of(serial_)] = 1;
  return suspects_;
}

}  // namespace kcms

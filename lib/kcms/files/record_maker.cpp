#include <kcms/files/record_maker.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/gap.hpp>
#include <kcms/files/column_names.hpp>
#include <kcms/files/indices.hpp>
#include <kcms/files/refusal_rules.hpp>
#include <kcms/files/running_totals.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace kcms {

namespace {

constexpr std::size_t no_column = std::numeric_limits<std::size_t>::max();

std::size_t column_of(std::span<const std::string> columns, std::string_view name) {
  const auto found = std::ranges::find(columns, name);
  return found == columns.end() ? no_column : static_cast<std::size_t>(found - columns.begin());
}

bool in_a_total(const FileSpec& spec, const RecordSpec& record, std::uint16_t field) {
  const auto index = static_cast<std::uint16_t>(&record - spec.records.data());
  if (sole_total(spec, {index, field})) return true;
  return std::ranges::any_of(record.totals, [field](const TotalSpec& total) {
    return std::ranges::find(total.of, field) != total.of.end();
  });
}

bool is_blank(std::string_view text) noexcept { return all_of(text, ' '); }

std::span<char> place_of(const FieldSpec& field, std::span<char> record) {
  return record.subspan(field.offset, field.length);
}

std::string_view view_of(std::span<const char> bytes) noexcept {
  return {bytes.data(), bytes.size()};
}

}  // namespace

RecordMaker::RecordMaker(const FileSpec& spec, std::uint16_t record,
                         std::span<const std::string> columns, const FileSettings& settings,
                         Refusals& refusals, ColumnsAt columns_at)
    : spec_(spec),
      record_(spec.records[record]),
      settings_(settings),
      refusals_(refusals),
      prototype_(record_.length, ' '),
      given_(record_.fields.size()),
      columns_at_(columns_at),
      told_(record_.fields.size()),
      columns_(columns) {
  for (const FieldSpec& field : record_.fields)
    if (field.form == Form::serial && !field.constant) serial_ = field.from;
  for (const auto i : indices(record_.fields)) {
    auto plan = plan_of(i);
    if (const auto text = known_text(record_.fields[i])) expect(plan, *text);
    const bool said = plan.column != no_column || plan.set != nullptr;
    const bool fixed =
        plan.origin == Origin::expected && plan.ready && !plan.encoder.field().same_as;
    if (said || !fixed) plans_.push_back(std::move(plan));
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!columns[i].empty() && columns[i] != part_column && record_.find(columns[i]) == none)
      foreign_.push_back(i);
}

RecordMaker::Plan RecordMaker::plan_of(std::uint16_t index) const {
  const FieldSpec& field = record_.fields[index];
  Plan plan{.encoder = FieldEncoder(field, spec_.charset),
            .index = index,
            .column = column_of(columns_, field.name)};
  const bool expected = known_text(field).has_value() || field.same_as;
  if (field.form == Form::serial && !expected)
    plan.origin = Origin::serial;
  else if (in_a_total(spec_, record_, index) && !field.constant)
    plan.origin = Origin::total;
  else if (expected)
    plan.origin = Origin::expected;
  plan.lenient = keeps_other(field);
  plan.keeps_blank = is_lenient(spec_, field.source) || field.optional;
  const auto set = settings_.set.find(std::string(field.name));
  if (record_.part != Part::data && set != settings_.set.end()) plan.set = &set->second;
  return plan;
}

bool RecordMaker::follows_from_date(const FieldSpec& field) const {
  return field.form == Form::file_name || (spec_.date && &spec_.at(spec_.date) == &field);
}

// The text of a field whose value does not depend on rows or other records.
std::optional<std::string> RecordMaker::known_text(const FieldSpec& field) const {
  if (field.constant) return decode(field, spec_.charset, field.is);
  if (!settings_.date) return std::nullopt;
  if (field.form == Form::file_name)
    return std::string(spec_.kind) + write_date(Form::mmdd, *settings_.date);
  if (spec_.date && &spec_.at(spec_.date) == &field) return write_date(field.form, *settings_.date);
  return std::nullopt;
}

// Whether another value than the expected one would be no error.
bool RecordMaker::keeps_other(const FieldSpec& field) const {
  if (is_lenient(spec_, field.source)) return true;
  if (field.form != Form::file_name || field.constant || field.same_as) return false;
  const auto index = static_cast<std::uint16_t>(&field - record_.fields.data());
  return std::ranges::none_of(record_.fields, [&](const FieldSpec& date) {
    return date.agrees_with == index && !is_lenient(spec_, date.source);
  });
}

void RecordMaker::expect(Plan& plan, std::string_view text) {
  const FieldSpec& field = plan.encoder.field();
  if (plan.origin != Origin::expected) return;
  const auto place = place_of(field, prototype_);
  const auto stands = plan.encoder.put(text, place);
  if (field.constant) {
    std::ranges::copy(field.is, place.begin());
  } else if (!stands) {
    refuse(plan, rule_of(stands.error().phrase.key), text, stands.error().phrase);
    leave_gap(place);
  }
  plan.expected = decode(field, spec_.charset, view_of(place));
  plan.ready = true;
}

bool RecordMaker::copies_from(std::uint16_t record) const noexcept {
  return std::ranges::any_of(plans_, [record](const Plan& plan) {
    return plan.origin == Origin::expected && plan.encoder.field().same_as.record == record;
  });
}

void RecordMaker::learn(std::uint16_t record, std::string_view bytes) {
  for (Plan& plan : plans_) {
    const FieldRef source = plan.encoder.field().same_as;
    if (plan.origin != Origin::expected || source.record != record) continue;
    const FieldSpec& from = spec_.at(source);
    const auto original = raw(from, bytes);
    plan.copies_gap = is_gap(original);
    if (plan.copies_gap)
      leave_gap(place_of(plan.encoder.field(), prototype_));
    else
      expect(plan, decode(from, spec_.charset, original));
  }
}

// A setting is refused once, however many records it stands in.
void RecordMaker::refuse(const Plan& plan, std::string_view rule, std::string_view found,
                         Phrase reason) {
  const FieldSpec& field = plan.encoder.field();
  const bool of_setting = plan.set != nullptr && found.data() == plan.set->data();
  if (of_setting && told_[plan.index]) return;
  told_[plan.index] = of_setting;
  const std::uint64_t line = of_setting || row_ == nullptr ? 0 : row_->line;
  if (!refusals_.wants(line)) return;
  refusals_.keep({line, std::string(field.name), std::move(reason), rule,
                  excerpt(shown(field, found, Reveal::no)), &field, of_setting});
}

void RecordMaker::refuse_setting(const FieldSpec& field) {
  const auto index = static_cast<std::size_t>(&field - record_.fields.data());
  if (told_[index]) return;
  told_[index] = true;
  refusals_.add({0,
                 std::string(field.name),
                 Phrase("generate.required-once",
                        {{"kind", std::string(spec_.kind)}, {"part", std::string(record_.name)}}),
                 {},
                 {},
                 &field,
                 true});
}

void RecordMaker::refuse_other(const Plan& plan, std::string_view given,
                               std::string_view expected) {
  const FieldSpec& field = plan.encoder.field();
  refuse(plan, rule_of_other(field), given,
         Phrase("generate.differs", {{"expected", shown(field, expected, Reveal::no)}}));
}

// The value may be the secret of another record.
void RecordMaker::refuse_foreign(std::size_t column) {
  const auto& name = columns_[column];
  const FieldSpec* field = nullptr;
  for (const RecordSpec& record : spec_.records)
    if (const auto index = record.find(name); index != none) field = &record.fields[index];
  refusals_.add({row_->line,
                 name,
                 Phrase("generate.foreign-column", {{"part", std::string(record_.name)}}),
                 "foreign-column",
                 {},
                 field});
}

// What is given for a field; data() == nullptr where nothing is.
std::string_view RecordMaker::text_for(const Plan& plan) {
  std::string_view cell;
  if (row_ != nullptr && plan.column != no_column) cell = row_->cells[plan.column];
  if (cell.empty() && (!plan.keeps_blank || cell.data() == nullptr)) cell = {};
  if (plan.set == nullptr) return cell;
  if (!cell.empty() && cell != *plan.set) refuse_other(plan, cell, *plan.set);
  return *plan.set;
}

// False where the text was refused; the field is a gap then.
bool RecordMaker::put(const Plan& plan, std::string_view text, std::span<char> field) {
  const FieldSpec& spec = plan.encoder.field();
  if (spec.secret && text.find('*') != std::string_view::npos) {
    refuse(plan, "masked-value", text, Phrase("generate.masked"));
    leave_gap(field);
    return false;
  }
  if (plan.encoder.put_plain(text, field.data())) return true;
  std::ranges::fill(field, ' ');
  const auto stands = plan.encoder.put(text, field);
  if (stands || (plan.lenient && plan.encoder.put_as_it_stands(text, field))) return true;
  refuse(plan, rule_of(stands.error().phrase.key), text, reason_for(spec, stands.error().phrase));
  leave_gap(field);
  return false;
}

void RecordMaker::fill_expected(const Plan& plan, std::string_view text, std::span<char> field) {
  if (text.data() == nullptr || plan.copies_gap || text == plan.expected) return;
  scratch_.assign(field.size(), ' ');
  if (!put(plan, text, scratch_) || scratch_ == view_of(field)) return;
  const bool kept = plan.lenient || (plan.encoder.field().optional && is_blank(scratch_));
  if (kept)
    std::ranges::copy(scratch_, field.begin());
  else
    refuse_other(plan, text, plan.expected);
}

// Requests count; results keep the serials they are given, which are those of the request or their
// own.
void RecordMaker::fill_serial(const Plan& plan, std::string_view text, std::span<char> field) {
  const auto number = serial_++;
  if (text.data() != nullptr && (spec_.is_result() || plan.lenient)) {
    (void)put(plan, text, field);
    return;
  }
  std::array<char, std::numeric_limits<std::uint64_t>::digits10 + 1> digits{};
  const char* const end = std::to_chars(digits.begin(), digits.end(), number).ptr;
  const std::string_view expected(digits.data(), static_cast<std::size_t>(end - digits.begin()));
  if (expected.size() > field.size()) {
    refuse(plan, "too-many", expected, Phrase("generate.too-many"));
    return leave_gap(field);
  }
  (void)put(plan, expected, field);
  if (text.data() == nullptr || (shift_ == 0 && text == view_of(field))) return;
  scratch_.assign(field.size(), ' ');
  if (put(plan, text, scratch_)) compare_serial(plan, text, number);
}

// One lost row is no fault of all that follow.
void RecordMaker::compare_serial(const Plan& plan, std::string_view text, std::uint64_t number) {
  const std::uint64_t given = to_number(scratch_).value_or(number);
  const std::uint64_t expected = number + shift_;
  if (given != expected && !(unsure_ && given > expected))
    refuse_other(plan, text, zero_padded(expected, scratch_.size()));
  shift_ = given - number;
  unsure_ = false;
}

void RecordMaker::fill(const Plan& plan, std::span<char> record) {
  const auto field = place_of(plan.encoder.field(), record);
  const auto text = text_for(plan);
  if (plan.origin == Origin::serial)
    fill_serial(plan, text, field);
  else if (plan.origin == Origin::expected && (plan.ready || plan.copies_gap))
    fill_expected(plan, text, field);
  else
    fill_given(plan, text, field);
}

void RecordMaker::fill_given(const Plan& plan, std::string_view text, std::span<char> field) {
  if (is_gap(view_of(field))) return;  // the rows have no such column
  if (plan.origin == Origin::total)
    given_[plan.index] = text.data() != nullptr;
  else if (is_blank(text))
    blanks_.push_back(&plan);
  if (!text.empty()) (void)put(plan, text, field);
}

// Where the field that decides holds no value it may hold, it may have been meant to allow a blank.
bool RecordMaker::may_be_blank(const FieldSpec& field, std::string_view record) const {
  if (field.optional || field.blank_if.field == none) return field.optional;
  const FieldSpec& other = record_.fields[field.blank_if.field];
  const auto value = decode(other, spec_.charset, raw(other, record));
  const bool allows = std::ranges::find(field.blank_if.codes, value) != field.blank_if.codes.end();
  const bool sound = other.codes.empty() ||
                     std::ranges::find(other.codes, value, &CodeValue::code) != other.codes.end();
  return allows || !sound || is_gap(raw(other, record));
}

void RecordMaker::check_blanks(std::span<char> record, Lacking lacking) {
  for (const Plan* plan : blanks_) {
    const FieldSpec& field = plan->encoder.field();
    if (is_lenient(spec_, field.source) && row_ != nullptr && plan->column != no_column) continue;
    if (may_be_blank(field, view_of(record))) continue;
    const bool has_cell = plan->column != no_column || record_.part != Part::data;
    if (row_ != nullptr && (has_cell || columns_at_.line == 0))
      refuse(*plan, "field-missing", {}, Phrase("generate.required"));
    else if (row_ != nullptr)
      refuse_column(field);
    else if (lacking == Lacking::refused)
      refuse_setting(field);
    leave_gap(place_of(field, record));
  }
}

// A column is missed once, not in each row: from now on it is a gap.
void RecordMaker::refuse_column(const FieldSpec& field) {
  if (columns_at_.all_known) {
    refusals_.add({columns_at_.line,
                   std::string(field.name),
                   Phrase("generate.no-column"),
                   "field-missing",
                   {},
                   &field});
  }
  leave_gap(place_of(field, prototype_));
}

void RecordMaker::refuse_lacking_settings() {
  for (const Plan& plan : plans_) {
    const FieldSpec& field = plan.encoder.field();
    const bool given = plan.origin != Origin::given ||
                       (plan.set != nullptr && !plan.set->empty()) || follows_from_date(field);
    if (!given && !field.optional && field.blank_if.field == none) refuse_setting(field);
  }
}

void RecordMaker::make(const Row* row, std::span<char> into, Lacking lacking) {
  row_ = row;
  blanks_.clear();
  std::ranges::copy(prototype_, into.begin());
  for (const Plan& plan : plans_) fill(plan, into);
  if (!blanks_.empty()) check_blanks(into, lacking);
  if (row != nullptr)
    for (const auto column : foreign_)
      if (!row->cells[column].empty()) refuse_foreign(column);
  row_ = nullptr;
}

}  // namespace kcms

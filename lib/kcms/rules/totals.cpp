#include <kcms/rules/totals.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/conditions.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/rules/digits.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace kcms {
namespace {

std::uint64_t cut(std::uint64_t value, const TotalSpec& total) noexcept {
  return total.last_digits == 0 ? value : value % total.modulus();
}

// The number in a sound field: a blank one, where that is allowed, adds nothing.
std::uint64_t amount_in(const FieldSpec& field, const char* record) noexcept {
  const char* digits = record + field.offset;
  return *digits == ' ' ? 0 : read_digits(digits, field.length);
}

Rule rule_of(TotalKind kind) noexcept {
  if (kind == TotalKind::sum) return Rule::sum_mismatch;
  return kind == TotalKind::count ? Rule::count_mismatch : Rule::block_count;
}

// Whether sound records can be told apart by one byte: then they are counted by it once, for all
// totals.
bool is_one_byte(const Condition& where, const RecordSpec& shape) noexcept {
  return where.field != none && shape.fields[where.field].length == 1;
}

using Histogram = std::array<std::uint32_t, 256>;  // sound records by the byte at a place

Histogram histogram_of(const Batch& batch, const std::uint8_t* flags, std::size_t offset) {
  Histogram counts{};
  const char* at = batch.bytes + offset;
  for (std::size_t r = 0; r < batch.count; ++r, at += batch.stride)
    counts[static_cast<unsigned char>(*at)] += flags[r] == 0 ? 1U : 0U;
  return counts;
}

std::uint64_t matched(const Histogram& counts, const Condition& where) {
  std::uint64_t sum = 0;
  for (const std::string_view code : where.codes)
    sum += counts[code.empty() ? ' ' : static_cast<unsigned char>(code[0])];
  return sum;
}

}  // namespace

Totals::Totals(const FileSpec& spec, Recorder& recorder) : spec_(spec), recorder_(recorder) {
  for (std::uint16_t r = 0; r < spec.records.size(); ++r)
    for (const TotalSpec& total : spec.records[r].totals)
      counts_.push_back({.record = r, .total = &total, .place = {}});
}

bool Totals::counts_in(const Count& count, std::uint16_t kind) noexcept {
  if (count.total->kind == TotalKind::sum) return count.total->summed.record == kind;
  return std::ranges::find(count.total->records, kind) != count.total->records.end();
}

void Totals::add_value(Count& count, std::uint64_t value) noexcept {
  if (count.total->last_digits != 0) {
    count.value = (count.value + cut(value, *count.total)) % count.total->modulus();
    return;
  }
  if (__builtin_add_overflow(count.value, value, &count.value)) count.overflow = true;
}

void Totals::add_sound(std::uint16_t kind, const Batch& batch, const std::uint8_t* flags) {
  const RecordSpec& shape = spec_.records[kind];
  const auto sound = static_cast<std::uint64_t>(std::count(flags, flags + batch.count, 0));
  std::uint16_t told_apart_by = none;
  Histogram counts;
  for (Count& count : counts_) {
    if (!counts_in(count, kind) || count.total->kind == TotalKind::blocks) continue;
    const Condition& where = count.total->where;
    if (count.total->kind == TotalKind::count && where.field == none) {
      add_value(count, sound);
    } else if (count.total->kind == TotalKind::count && is_one_byte(where, shape)) {
      if (told_apart_by != where.field)
        counts = histogram_of(batch, flags, shape.fields[where.field].offset);
      told_apart_by = where.field;
      add_value(count, matched(counts, where));
    } else {
      add_each(count, shape, batch, flags);
    }
  }
}

void Totals::add_each(Count& count, const RecordSpec& shape, const Batch& batch,
                      const std::uint8_t* flags) {
  const bool sums = count.total->kind == TotalKind::sum;
  const FieldSpec* summed = sums ? &spec_.at(count.total->summed) : nullptr;
  for (std::size_t r = 0; r < batch.count; ++r) {
    const char* record = batch.bytes + r * batch.stride;
    if (flags[r] != 0 || !holds(count.total->where, shape, {record, shape.length})) continue;
    add_value(count, sums ? amount_in(*summed, record) : 1);
  }
}

void Totals::add(const RecordAt& record, const std::function<bool(std::uint16_t)>& is_doubtful,
                 const Judge& judge) {
  const RecordSpec& shape = spec_.records[record.kind];
  for (Count& count : counts_) {
    if (!counts_in(count, record.kind) || count.total->kind == TotalKind::blocks) continue;
    const Condition& where = count.total->where;
    const bool sums = count.total->kind == TotalKind::sum;
    const bool may_belong = where.field != none && is_doubtful(where.field);
    if (!may_belong && !holds(where, shape, record.bytes)) continue;
    if (may_belong || (sums && is_doubtful(count.total->summed.field))) {
      ++count.doubtful;
      continue;
    }
    count.conceals = count.conceals || (sums && judge.conceals(record));
    add_value(count, sums ? amount_in(spec_.at(count.total->summed), record.bytes.data()) : 1);
  }
}

void Totals::add_unknown() {
  for (Count& count : counts_) ++count.doubtful;
}

void Totals::add_blocks(std::uint16_t kind, std::optional<std::uint64_t> blocks) {
  for (Count& count : counts_) {
    if (count.total->kind != TotalKind::blocks || !counts_in(count, kind)) continue;
    if (blocks)
      add_value(count, *blocks);
    else
      ++count.doubtful;
  }
}

void Totals::open(std::uint16_t kind) {
  for (Count& count : counts_) {
    const std::uint16_t group = count.total->group;
    if (group == none || spec_.groups[group].opener != kind) continue;
    if (count.declared) compare(count, count.declared_value, count.place);
    count = {.record = count.record, .total = count.total, .place = {}};
  }
}

// A total waits where what it covers comes after it.
bool Totals::waits(const Count& count) const noexcept {
  return spec_.records[count.record].part == Part::header;
}

Place Totals::place_of(const Count& count, const RecordAt& record) const noexcept {
  const std::uint16_t index = count.total->of.front();
  const FieldSpec& field = spec_.records[record.kind].fields[index];
  return {record.number, record.offset_of(field), static_cast<std::uint16_t>(index + 1), field.name,
          record.kind};
}

void Totals::declare(const RecordAt& record,
                     const std::function<bool(std::uint16_t)>& is_doubtful) {
  const RecordSpec& shape = spec_.records[record.kind];
  for (Count& count : counts_) {
    if (count.record != record.kind || std::ranges::any_of(count.total->of, is_doubtful)) continue;
    std::uint64_t declared = 0;
    bool readable = true;
    for (const std::uint16_t index : count.total->of) {
      const FieldSpec& field = shape.fields[index];
      const char* digits = record.bytes.data() + field.offset;
      readable = readable && all_digits({digits, field.length}) &&
                 !__builtin_add_overflow(declared, read_digits(digits, field.length), &declared);
    }
    if (!readable) continue;
    if (!waits(count)) {
      compare(count, declared, place_of(count, record));
      continue;
    }
    count.declared = true;
    count.declared_value = declared;
    count.place = place_of(count, record);
  }
}

void Totals::finish() {
  for (const Count& count : counts_)
    if (count.declared) compare(count, count.declared_value, count.place);
}

// A total is judged only as far as it can be known: a record that could not be read leaves room for
// one more.
void Totals::compare(const Count& count, std::uint64_t declared, const Place& place) {
  const TotalSpec& total = *count.total;
  if (!count.overflow && declared == cut(count.value, total)) return;
  const bool open_ended = total.kind != TotalKind::count || total.last_digits != 0;
  if (count.doubtful > 0 &&
      (open_ended || (declared > count.value && declared - count.value <= count.doubtful)))
    return;
  Finding* finding = recorder_.add(rule_of(total.kind), place, total.source.sole, total.centre);
  if (finding == nullptr) return;
  std::string fields;
  for (const std::uint16_t index : total.of)
    fields += fmt::format("{}{}", fields.empty() ? "" : " + ",
                          spec_.records[count.record].fields[index].name);
  const std::string counted = count.overflow ? "> 2^64" : fmt::to_string(count.value);
  finding->value = fmt::to_string(declared);
  finding->values = {{"fields", fields},
                     {"declared", fmt::to_string(declared)},
                     {"counted", count.conceals ? without_long_numbers(counted) : counted}};
}

}  // namespace kcms

#include <kcms/rules/uniqueness.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>
#include <kcms/codec/conditions.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace kcms {
namespace {

// A value without any padding, be it zeros or blanks.
std::string_view bare(const FieldSpec& field, std::string_view record) {
  std::string_view value = trimmed(field, record);
  if (field.pad == Pad::zero_behind) value = trim_right(value, '0');
  return value;
}

std::string_view bank_in(const FieldSpec& field, std::string_view record) {
  return trimmed(field, record).substr(0, BankCodes::length);
}

}  // namespace

Uniqueness::Uniqueness(const FileSpec& spec, const UniqueSpec& rule, Judge& judge,
                       ByteSource& source)
    : spec_(spec),
      rule_(rule),
      shape_(spec.records[rule.record]),
      judge_(judge),
      source_(source),
      shapes_(spec) {}

void Uniqueness::add(const RecordAt& record) {
  if (!holds(rule_.where, shape_, record.bytes)) return;
  Fingerprint fingerprint;
  for (const std::uint16_t field : rule_.key)
    fingerprint.add(record.bytes.data() + shape_.fields[field].offset, shape_.fields[field].length);
  index_.add({fingerprint.value(), record.offset, record.number});
}

Status Uniqueness::finish(const FramingFacts& facts) {
  stripped_ = facts.stripped.count > 0;
  Status status = done();
  index_.each_run([&](std::span<const KeyIndex::Entry> run) {
    status = judge_run(run);
    return status.has_value();
  });
  return status;
}

std::string Uniqueness::key_of(std::string_view record) const {
  std::string key;
  for (const std::uint16_t field : rule_.key) key += raw(shape_.fields[field], record);
  return key;
}

// A bank is itself at every branch, and in the codes of those it took over.
bool Uniqueness::same_value(const FieldSpec& field, std::string_view a, std::string_view b) const {
  const std::string_view one = bare(field, a);
  const std::string_view other = bare(field, b);
  if (one == other || !field.asks(Check::bank)) return one == other;
  const BankCodes& banks = judge_.reference().bank_codes();
  return banks.representative(bank_in(field, a)) == banks.representative(bank_in(field, b));
}

// The names of the fields that must agree and do not.
std::vector<std::string_view> Uniqueness::differing(std::string_view a, std::string_view b) const {
  std::vector<std::string_view> names;
  for (const std::uint16_t index : rule_.same)
    if (const FieldSpec& field = shape_.fields[index]; !same_value(field, a, b))
      names.push_back(field.name);
  return names;
}

Result<Uniqueness::Fetched> Uniqueness::fetch(const KeyIndex::Entry& entry) {
  Fetched record{std::string(shape_.length + 1, '\0'), entry.at,
                 0};  // one more: a line end may tell that all is there
  const auto got = source_.read_at(entry.at, record.bytes);
  if (!got) return pass(got);
  record.bytes.resize(*got);
  if (spec_.charset == Charset::ebcdic_037) ebcdic_037_to_latin1(record.bytes);
  if (stripped_) record.missing = shapes_.restore(record.bytes);
  if (record.bytes.size() < shape_.length)
    return fail(Errc::machine, Phrase{"error.changed-while-read", {{"file", source_.name()}}});
  record.bytes.resize(shape_.length);
  return record;
}

Status Uniqueness::judge_run(std::span<const KeyIndex::Entry> run) {
  std::unordered_map<std::string, First> firsts;  // by key
  for (const KeyIndex::Entry& entry : run) {
    const auto record = fetch(entry);
    if (!record) return pass(record);
    const auto [known, is_new] =
        firsts.try_emplace(key_of(record->bytes), First{entry.record, record->bytes});
    if (!is_new)
      report({rule_.record, record->bytes, entry.record, record->offset, record->missing},
             known->second);
  }
  return done();
}

void Uniqueness::report(const RecordAt& record, const First& first) {
  std::vector<std::string_view> names = differing(record.bytes, first.bytes);
  const Rule rule = names.empty() ? Rule::payer_repeated : Rule::one_account_per_payer;
  Finding* finding = judge_.find(rule, record, shape_.fields[rule_.key.front()]);
  if (finding == nullptr) return;
  if (names.empty())
    for (const std::uint16_t index : rule_.same) names.push_back(shape_.fields[index].name);
  finding->values = {{"first", fmt::to_string(first.number)},
                     {"same", fmt::format("{}", fmt::join(names, ", "))}};
}

}  // namespace kcms

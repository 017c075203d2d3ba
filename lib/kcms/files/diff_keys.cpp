#include <kcms/files/diff_keys.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/files/indices.hpp>

#include <algorithm>
#include <bit>

namespace kcms {

namespace {

bool is_serial(const FieldSpec& field) noexcept {
  return field.form == Form::serial && !field.constant;
}

std::vector<std::uint16_t> all_but_serials(const RecordSpec& record) {
  std::vector<std::uint16_t> fields;
  for (const auto field : indices(record.fields))
    if (!is_serial(record.fields[field])) fields.push_back(field);
  return fields;
}

std::vector<std::uint16_t> key_of(const FileSpec& spec, std::uint16_t record) {
  if (spec.records[record].part != Part::data) return {};
  if (!spec.key.empty() && record == spec.first_of(Part::data))
    return {spec.key.begin(), spec.key.end()};
  return all_but_serials(spec.records[record]);
}

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word) noexcept {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // the golden ratio in 64 bits
  hash = (hash ^ word) * odd;
  return std::rotl(hash, 29);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) noexcept {
  for (const char c : text) hash = mix(hash, static_cast<unsigned char>(c));
  return mix(hash, text.size());
}

}  // namespace

DiffKeys::DiffKeys(const FileSpec& spec, const FileSpec& other) : spec_(spec) {
  for (const auto r : indices(spec.records)) {
    const RecordSpec& record = spec.records[r];
    auto& fields = fields_.emplace_back(key_of(spec, r));
    if (const auto twin = other.find(record.name); twin != none)
      std::erase_if(fields, [&](std::uint16_t f) {
        return other.records[twin].find(record.fields[f].name) == none;
      });
    std::ranges::sort(fields, {}, [&record](std::uint16_t f) { return record.fields[f].name; });
  }
}

std::string_view DiffKeys::value(std::uint16_t record, std::size_t i,
                                 std::string_view bytes) const noexcept {
  return trim_right(raw(spec_.records[record].fields[fields_[record][i]], bytes));
}

std::uint64_t DiffKeys::fingerprint(std::uint16_t record, std::string_view bytes) const noexcept {
  auto hash = mix(0, spec_.records[record].name);
  for (std::size_t i = 0; i < fields_[record].size(); ++i)
    hash = mix(hash, value(record, i, bytes));
  return hash;
}

}  // namespace kcms

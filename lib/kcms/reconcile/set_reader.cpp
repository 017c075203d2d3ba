#include <kcms/reconcile/set_reader.hpp>

#include <kcms/codec/conditions.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {

std::uint16_t SetReader::half_of(std::string_view record) const {
  if (!holds(rule_.where, shape_, record)) return none;
  const std::string_view code = trimmed(shape_.fields[rule_.halves.field], record);
  const auto found = std::ranges::find(rule_.halves.codes, code);
  return found == rule_.halves.codes.end()
             ? none
             : static_cast<std::uint16_t>(found - rule_.halves.codes.begin());
}

std::string SetReader::key_of(std::string_view record) const {
  std::string key;
  for (const std::uint16_t field : rule_.key) key += raw(shape_.fields[field], record);
  return key;
}

std::string listed(std::span<const std::uint64_t> records) {
  constexpr std::size_t many = 8;
  std::string text;
  for (const std::uint64_t record : records.first(std::min(records.size(), many)))
    text += (text.empty() ? "" : ", ") + std::to_string(record);
  return records.size() > many ? text + ", …" : text;
}

}  // namespace kcms

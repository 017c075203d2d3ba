#include <kcms/rules/memory.hpp>

#include <kcms/codec/dates.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/rules/facts.hpp>

#include <algorithm>

namespace kcms {

Memory::Memory(const FileSpec& spec) : spec_(spec) {
  const auto refer = [this](FieldRef ref) {
    if (ref && std::ranges::find(entries_, ref, &Entry::ref) == entries_.end())
      entries_.push_back({.ref = ref, .raw = {}, .known = false, .day = 0});
  };
  refer(spec.date);
  for (const RecordSpec& record : spec.records)
    for (const FieldSpec& field : record.fields) {
      refer(field.same_as);
      refer(field.not_after);
    }
}

void Memory::keep(std::uint16_t kind, std::string_view record,
                  const std::function<bool(std::uint16_t)>& is_doubtful) {
  for (Entry& entry : entries_) {
    if (entry.ref.record != kind || is_doubtful(entry.ref.field)) continue;
    const FieldSpec& field = spec_.at(entry.ref);
    entry.raw = raw(field, record);
    entry.known = true;
    const auto date = read_date(field.form, entry.raw);
    entry.day = date ? day_number(*date) : 0;
  }
}

const std::string* Memory::find(FieldRef ref) const noexcept {
  const auto entry = std::ranges::find(entries_, ref, &Entry::ref);
  return entry == entries_.end() || !entry->known ? nullptr : &entry->raw;
}

const std::uint32_t* Memory::day(FieldRef ref) const noexcept {
  static constexpr std::uint32_t never = 0;
  const auto entry = std::ranges::find(entries_, ref, &Entry::ref);
  return entry == entries_.end() ? &never : &entry->day;
}

}  // namespace kcms

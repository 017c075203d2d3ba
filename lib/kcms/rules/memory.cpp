#include <kcms/rules/memory.hpp>

#include <kcms/codec/dates.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/rules/facts.hpp>

#include <algorithm>

namespace kcms {
namespace {

// Whether a record of this kind may stand behind another of its kind.
bool comes_again(const FileSpec& spec, std::uint16_t kind) noexcept {
  std::uint64_t before = spec.records[kind].follows;
  for (std::uint64_t nearer = 0; nearer != before;) {
    nearer = before;
    for (std::size_t r = 0; r < spec.records.size(); ++r)
      if (((nearer >> r) & 1) != 0) before |= spec.records[r].follows;
  }
  return ((before >> kind) & 1) != 0;
}

}  // namespace

Memory::Memory(const FileSpec& spec) : spec_(spec) {
  std::uint16_t kind = 0;
  const auto refer = [&](FieldRef ref) {
    if (!ref || ref.record == kind ||
        std::ranges::find(entries_, ref, &Entry::ref) != entries_.end())
      return;
    entries_.push_back({.ref = ref, .raw = {}, .comes_again = comes_again(spec, ref.record)});
  };
  for (; kind < spec.records.size(); ++kind) {
    for (const FieldSpec& field : spec.records[kind].fields) {
      refer(field.same_as);
      refer(field.not_after);
    }
  }
}

bool Memory::needs(std::uint16_t kind) const noexcept {
  return std::ranges::any_of(entries_,
                             [kind](const Entry& entry) { return entry.ref.record == kind; });
}

void Memory::forget(Entry& entry) noexcept {
  entry.known = false;
  entry.day = 0;
}

void Memory::keep(std::uint16_t kind, std::string_view record,
                  const std::function<bool(std::uint16_t)>& is_doubtful) {
  for (Entry& entry : entries_) {
    if (entry.ref.record != kind) continue;
    forget(entry);
    const FieldSpec& field = spec_.at(entry.ref);
    entry.doubtful.clear();
    if (is_doubtful(entry.ref.field)) {
      entry.doubtful = raw(field, record);
      continue;
    }
    entry.raw = raw(field, record);
    entry.known = true;
    const auto date = read_date(field.form, entry.raw);
    entry.day = date ? day_number(*date) : 0;
  }
}

bool Memory::is_within(std::uint16_t record, std::uint16_t opener) const noexcept {
  for (std::uint16_t group = spec_.records[record].group; group != none;
       group = spec_.groups[group].parent)
    if (spec_.groups[group].opener == opener) return true;
  return false;
}

void Memory::open(std::uint16_t kind) noexcept {
  for (Entry& entry : entries_)
    if (is_within(entry.ref.record, kind)) forget(entry);
}

bool Memory::doubt() noexcept {
  bool forgot = false;
  for (Entry& entry : entries_) {
    if (!entry.known || !entry.comes_again) continue;
    forget(entry);
    forgot = true;
  }
  return forgot;
}

const std::string* Memory::find(FieldRef ref) const noexcept {
  const auto entry = std::ranges::find(entries_, ref, &Entry::ref);
  return entry == entries_.end() || !entry->known ? nullptr : &entry->raw;
}

bool Memory::is_doubtful(FieldRef ref, std::string_view raw) const noexcept {
  const auto entry = std::ranges::find(entries_, ref, &Entry::ref);
  return entry != entries_.end() && entry->doubtful == raw;
}

const std::uint32_t* Memory::day(FieldRef ref) const noexcept {
  static constexpr std::uint32_t never = 0;
  const auto entry = std::ranges::find(entries_, ref, &Entry::ref);
  return entry == entries_.end() ? &never : &entry->day;
}

}  // namespace kcms

#include <kcms/codec/record_beliefs.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

const FieldSpec* serial_of(const RecordSpec& record) {
  const auto found = std::ranges::find_if(record.fields, [](const FieldSpec& field) {
    return field.form == Form::serial && !field.constant;
  });
  return found == record.fields.end() ? nullptr : &*found;
}

bool is_whole(const FieldSpec& field, std::string_view bytes) noexcept {
  return bytes.size() >= field.offset + field.length;
}

}  // namespace

void RecordBeliefs::learn(std::uint16_t kind, std::string_view head) {
  const RecordSpec& record = spec_.records[kind];
  if (record.part == Part::header && head.size() == record.length) {
    header_ = head;
    header_kind_ = kind;
  }
  const FieldSpec* serial = serial_of(record);
  if (serial == nullptr || !is_whole(*serial, head)) return;
  serial_ = to_number(raw(*serial, head)).value_or(serial_ + 1);
}

bool RecordBeliefs::has_constants(const RecordSpec& record, std::string_view bytes) noexcept {
  return std::ranges::all_of(record.fields, [bytes](const FieldSpec& field) {
    return !field.constant || (is_whole(field, bytes) && raw(field, bytes) == field.is);
  });
}

bool RecordBeliefs::copies_agree(const RecordSpec& record, std::string_view bytes) const {
  bool any = false;
  for (const FieldSpec& field : record.fields) {
    if (field.same_as.record != header_kind_ || header_kind_ == none) continue;
    if (!is_whole(field, bytes) || raw(field, bytes) != raw(spec_.at(field.same_as), header_))
      return false;
    any = true;
  }
  return any;
}

bool RecordBeliefs::may_follow_exactly(std::string_view bytes, std::uint64_t lost) const {
  const std::uint16_t kind = kinds_.of(bytes);
  if (kind == none || !has_constants(spec_.records[kind], bytes)) return false;
  const FieldSpec* serial = serial_of(spec_.records[kind]);
  if (serial == nullptr) return true;
  const auto number = is_whole(*serial, bytes) ? to_number(raw(*serial, bytes)) : std::nullopt;
  return number && *number > serial_ && *number - serial_ <= lost + 1;
}

bool RecordBeliefs::has_next_serial(std::string_view bytes) const {
  const std::uint16_t kind = kinds_.of(bytes);
  return kind != none && serial_of(spec_.records[kind]) != nullptr && may_follow_exactly(bytes, 0);
}

// Serials of a file count from 1, so the last one is also how many records there were.
bool RecordBeliefs::comes_after_a_lost_one(std::string_view bytes) const {
  const std::uint16_t kind = kinds_.of(bytes);
  if (kind == none) return false;
  const RecordSpec& record = spec_.records[kind];
  const auto shows_more = [&](const FieldSpec& field, std::uint64_t than) {
    const auto number = is_whole(field, bytes) ? to_number(raw(field, bytes)) : std::nullopt;
    return number && *number > than;
  };
  if (const FieldSpec* serial = serial_of(record)) return shows_more(*serial, serial_ + 1);
  return std::ranges::any_of(record.totals, [&](const TotalSpec& total) {
    const bool plain = total.kind == TotalKind::count && total.of.size() == 1 &&
                       total.where.field == none && total.group == none;
    return plain && shows_more(record.fields[total.of.front()], serial_);
  });
}

bool RecordBeliefs::may_follow(std::string_view bytes, std::uint64_t lost) const {
  if (may_follow_exactly(bytes, lost)) return true;
  const std::uint16_t kind = kinds_.of(bytes);
  if (kind == none || !has_constants(spec_.records[kind], bytes)) return false;
  return copies_agree(spec_.records[kind], bytes);
}

}  // namespace kcms

#include <kcms/codec/record_kinds.hpp>

#include <algorithm>

namespace kcms {

RecordKinds::RecordKinds(const FileSpec& spec) {
  for (const RecordSpec& record : spec.records) {
    auto& tags = tags_.emplace_back();
    for (const FieldSpec& field : record.fields)
      if (field.tag) tags.push_back({field.offset, field.is});
  }
}

bool RecordKinds::is(std::uint16_t record, std::string_view bytes) const noexcept {
  return std::ranges::all_of(tags_[record], [&](const Tag& tag) {
    return bytes.size() >= tag.offset + tag.is.size() &&
           bytes.substr(tag.offset, tag.is.size()) == tag.is;
  });
}

std::uint16_t RecordKinds::of(std::string_view bytes) const noexcept {
  for (std::uint16_t record = 0; record < tags_.size(); ++record)
    if (is(record, bytes)) return record;
  return none;
}

}  // namespace kcms

#include <kcms/codec/record_kinds.hpp>

#include <algorithm>

namespace kcms {

RecordKinds::RecordKinds(const FileSpec& spec) {
  for (const RecordSpec& record : spec.records) {
    auto& tags = tags_.emplace_back();
    for (const FieldSpec& field : record.fields)
      if (field.tag) tags.push_back({field.offset, field.is});
  }
  first_ = common_first();
}

std::optional<char> RecordKinds::common_first() const noexcept {
  std::optional<char> first;
  for (const auto& tags : tags_) {
    const auto tag = std::ranges::find(tags, 0U, &Tag::offset);
    if (tag == tags.end() || tag->is.empty()) return std::nullopt;
    if (first.value_or(tag->is.front()) != tag->is.front()) return std::nullopt;
    first = tag->is.front();
  }
  return first;
}

std::size_t RecordKinds::find(std::string_view bytes, std::size_t from) const noexcept {
  return first_ ? std::min(bytes.find(*first_, from), bytes.size()) : from;
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

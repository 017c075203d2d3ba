// Which records belong to one set, and as which half of it.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kcms {

class SetReader {
 public:
  // Both must outlive it; `shape` is the record that the rule speaks of.
  SetReader(const SetSpec& rule, const RecordSpec& shape) : rule_(rule), shape_(shape) {}

  [[nodiscard]] const RecordSpec& shape() const noexcept { return shape_; }
  [[nodiscard]] std::size_t halves() const noexcept { return rule_.halves.codes.size(); }
  // Which half a record is, from 0; `none` where it belongs to no set.
  [[nodiscard]] std::uint16_t half_of(std::string_view record) const;
  // The bytes that all records of one set have in common.
  [[nodiscard]] std::string key_of(std::string_view record) const;

 private:
  const SetSpec& rule_;
  const RecordSpec& shape_;
};

// Numbers of records for people: "4, 5"; of many, the first: "1, 2, 3, 4, 5, 6, 7, 8, …".
[[nodiscard]] std::string listed(std::span<const std::uint64_t> records);

}  // namespace kcms

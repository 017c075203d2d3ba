// Tells which record of a layout stands in some bytes, by its tags.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace kcms {

class RecordKinds {
 public:
  // `spec` must outlive this.
  explicit RecordKinds(const FileSpec& spec);

  // Index into FileSpec::records, or `none` where no record's tags stand in `bytes`.
  [[nodiscard]] std::uint16_t of(std::string_view bytes) const noexcept;
  // The same question about one record only: what a loop over many of one kind asks.
  [[nodiscard]] bool is(std::uint16_t record, std::string_view bytes) const noexcept;
  // The first place from `from` on where a record may begin, by the first byte of its tags; the
  // size of `bytes` where there is none.
  [[nodiscard]] std::size_t find(std::string_view bytes, std::size_t from) const noexcept;

 private:
  struct Tag {
    std::uint32_t offset;
    std::string_view is;
  };
  [[nodiscard]] std::optional<char> common_first() const noexcept;

  std::vector<std::vector<Tag>> tags_;  // by record; a record without tags fits anything
  std::optional<char> first_;           // of every record, where all begin alike
};

}  // namespace kcms

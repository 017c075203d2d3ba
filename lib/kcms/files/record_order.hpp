// Which headers and trailers belong between two records, for rows that give data records alone.
#pragma once

#include <kcms/layout/layout.hpp>

#include <optional>
#include <vector>

namespace kcms {

class RecordOrder {
 public:
  // `spec` must outlive this.
  explicit RecordOrder(const FileSpec& spec) : spec_(&spec) {}

  // The fewest headers and trailers that must stand between `last` (none: the begin of the file)
  // and `next` (none: its end); nothing where `next` cannot come after `last` at all.
  [[nodiscard]] std::optional<std::vector<std::uint16_t>> between(std::uint16_t last,
                                                                  std::uint16_t next) const;

  // Whether `next` may stand directly behind `last`.
  [[nodiscard]] bool adjacent(std::uint16_t last, std::uint16_t next) const noexcept;

 private:
  const FileSpec* spec_;
};

}  // namespace kcms

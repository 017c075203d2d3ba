// What the records of a file are paired by.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace kcms {

class DiffKeys {
 public:
  // The fields of the key are those that `other`, the layout of the other file, has too, ordered by
  // name; so the keys of both files can be held against each other. Both must outlive this.
  DiffKeys(const FileSpec& spec, const FileSpec& other);

  // The fields that make up the key; none for headers and trailers, which are paired by kind alone.
  [[nodiscard]] const std::vector<std::uint16_t>& fields(std::uint16_t record) const noexcept {
    return fields_[record];
  }
  // The value of the `i`th of them in a record, without blanks behind.
  [[nodiscard]] std::string_view value(std::uint16_t record, std::size_t i,
                                       std::string_view bytes) const noexcept;
  // Of the kind of record and its key.
  [[nodiscard]] std::uint64_t fingerprint(std::uint16_t record,
                                          std::string_view bytes) const noexcept;

 private:
  const FileSpec& spec_;
  std::vector<std::vector<std::uint16_t>> fields_;  // by record
};

}  // namespace kcms

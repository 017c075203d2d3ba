// A field of a known kind as the compiler sees it: where it stands, whose it is, and what it means.
// The structs of <kcms/layouts/…> are made of these; where the kind is known only at run time,
// FieldSpec serves.
#pragma once

#include <cassert>
#include <cstdint>
#include <string_view>

namespace kcms {

// `Record` keeps the fields of one record from being asked of another; `Value` says what the bytes
// mean.
template <class Record, class Value>
struct Field {
  std::uint32_t offset;
  std::uint32_t length;
};

// The bytes of one record of a known kind; borrowed.
template <class Record>
class RecordView {
 public:
  // Precondition: as many bytes as the record has.
  explicit RecordView(std::string_view bytes) noexcept : bytes_(bytes) {
    assert(bytes.size() == Record::length);
  }

  template <class Value>
  [[nodiscard]] std::string_view raw(Field<Record, Value> field) const noexcept {
    return bytes_.substr(field.offset, field.length);
  }

 private:
  std::string_view bytes_;
};

}  // namespace kcms

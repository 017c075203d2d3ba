// What earlier records of a file said in the fields that later records refer to.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class Memory {
 public:
  explicit Memory(const FileSpec& spec);

  // Keeps the referred-to fields of a record, but for those that `is_doubtful` (called with a field's index).
  void keep(std::uint16_t kind, std::string_view record, const std::function<bool(std::uint16_t)>& is_doubtful);

  // The raw bytes of a field met before, or null.
  [[nodiscard]] const std::string* find(FieldRef ref) const noexcept;
  // The day (yyyymmdd) a remembered date field holds, or 0. The pointer stays good and follows what is kept later.
  [[nodiscard]] const std::uint32_t* day(FieldRef ref) const noexcept;

 private:
  struct Entry {
    FieldRef ref;
    std::string raw;
    bool known = false;
    std::uint32_t day = 0;
  };
  const FileSpec& spec_;
  std::vector<Entry> entries_;
};

}  // namespace kcms

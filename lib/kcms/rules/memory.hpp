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

  // Whether later records refer to fields of this kind.
  [[nodiscard]] bool needs(std::uint16_t kind) const noexcept;

  // Keeps the referred-to fields of a record. Of those that `is_doubtful` (called with a field's
  // index) nothing is known from then on: what an earlier record said is not what this one meant.
  void keep(std::uint16_t kind, std::string_view record,
            const std::function<bool(std::uint16_t)>& is_doubtful);

  // To be called before a record of `kind` is judged: where it opens a group, the group before has
  // nothing to say to it.
  void open(std::uint16_t kind) noexcept;
  // A record that is missing or could not be read may have been any: forgets what such a record
  // would have said anew. Returns whether anything was forgotten.
  bool doubt() noexcept;

  // The raw bytes of a field met before, or null.
  [[nodiscard]] const std::string* find(FieldRef ref) const noexcept;
  // Whether the last record that holds this field had these bytes in it, and they were doubtful.
  [[nodiscard]] bool is_doubtful(FieldRef ref, std::string_view raw) const noexcept;
  // The day (yyyymmdd) a remembered date field holds, or 0. The pointer stays good and follows what
  // is kept later.
  [[nodiscard]] const std::uint32_t* day(FieldRef ref) const noexcept;

 private:
  struct Entry {
    FieldRef ref;
    std::string raw;
    bool comes_again = false;  // there may be more than one such record
    bool known = false;
    std::uint32_t day = 0;
    std::string doubtful;
  };
  static void forget(Entry& entry) noexcept;
  [[nodiscard]] bool is_within(std::uint16_t record, std::uint16_t opener) const noexcept;

  const FileSpec& spec_;
  std::vector<Entry> entries_;
};

}  // namespace kcms

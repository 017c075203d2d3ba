// Whether a record can be believed to stand at a place where none was expected.
#pragma once

#include <kcms/codec/record_kinds.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kcms {

class RecordBeliefs {
 public:
  // `spec` must outlive this.
  explicit RecordBeliefs(const FileSpec& spec) : spec_(spec), kinds_(spec) {}

  // Takes note of a record that was read: what may come after it.
  void learn(std::uint16_t kind, std::string_view head);

  // The kind of the record whose tags stand in `bytes`; none where there is none.
  [[nodiscard]] std::uint16_t kind_of(std::string_view bytes) const noexcept {
    return kinds_.of(bytes);
  }
  // The first place from `from` on where one may begin; the size of `bytes` where there is none.
  [[nodiscard]] std::size_t find(std::string_view bytes, std::size_t from) const noexcept {
    return kinds_.find(bytes, from);
  }
  // Whether a record stands in `bytes` that may follow, where up to `lost` records may have been
  // passed over: its constants are there, and the serial that is due, or else all that it copies
  // from the header.
  [[nodiscard]] bool may_follow(std::string_view bytes, std::uint64_t lost) const;
  // Whether the very next serial stands there.
  [[nodiscard]] bool has_next_serial(std::string_view bytes) const;
  // The same, or a record that has none.
  [[nodiscard]] bool is_next(std::string_view bytes) const { return may_follow_exactly(bytes, 0); }
  // Whether the record in `bytes` shows that others should stand between it and the last one: by a
  // serial that is not the next, or by a count of more records than there were.
  [[nodiscard]] bool comes_after_a_lost_one(std::string_view bytes) const;

 private:
  [[nodiscard]] static bool has_constants(const RecordSpec& record,
                                          std::string_view bytes) noexcept;
  [[nodiscard]] bool may_follow_exactly(std::string_view bytes, std::uint64_t lost) const;
  [[nodiscard]] bool copies_agree(const RecordSpec& record, std::string_view bytes) const;

  const FileSpec& spec_;
  RecordKinds kinds_;
  std::uint64_t serial_ = 0;  // the last one
  std::string header_;        // the record that others copy from; "" before it was read
  std::uint16_t header_kind_ = none;
};

}  // namespace kcms

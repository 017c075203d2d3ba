// What is printed of each record of a layout, and under which names.
#pragma once

#include <kcms/base/result.hpp>
#include <kcms/files/field_text.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

enum class RecordSelection : std::uint8_t { data, header, trailer, all };

// One column of one kind of record.
struct PrintColumn {
  std::optional<FieldText> field;  // nothing: the record has no field of the name
  bool tail = false;               // the document behind the record
};

class PrintColumns {
 public:
  // `fields` are the columns wanted, in this order; none: all. A name that no selected record has
  // is Errc::usage. `spec` must outlive the columns.
  [[nodiscard]] static Result<PrintColumns> make(const FileSpec& spec, RecordSelection selection,
                                                 std::span<const std::string> fields,
                                                 Reveal reveal);

  // Whether records of this kind are printed.
  [[nodiscard]] bool takes(std::uint16_t record) const noexcept { return taken_[record]; }
  // Whether a first column says which record it is: where there may be several kinds.
  [[nodiscard]] bool has_part() const noexcept { return has_part_; }
  // The other columns: the union over the records that are printed.
  [[nodiscard]] std::span<const std::string_view> names() const noexcept { return names_; }
  // One for each of names().
  [[nodiscard]] std::span<const PrintColumn> of(std::uint16_t record) const noexcept {
    return columns_[record];
  }
  // Indices of the columns that a record has, in its own order, or in the order that was asked for.
  [[nodiscard]] std::span<const std::size_t> present(std::uint16_t record) const noexcept {
    return present_[record];
  }

 private:
  PrintColumns() = default;
  void add_record(const FileSpec& spec, const RecordSpec& record, Reveal reveal, bool own_order);

  std::vector<bool> taken_;
  bool has_part_ = false;
  std::vector<std::string_view> names_;
  std::vector<std::vector<PrintColumn>> columns_;
  std::vector<std::vector<std::size_t>> present_;
};

}  // namespace kcms

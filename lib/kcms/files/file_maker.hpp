// Puts the records of one file together as its rows come: each in its place, with the headers and
// trailers that no row gives, and with totals settled as soon as they are known.
#pragma once

#include <kcms/files/file_writer.hpp>
#include <kcms/files/line_map.hpp>
#include <kcms/files/record_maker.hpp>
#include <kcms/files/record_order.hpp>
#include <kcms/files/running_totals.hpp>
#include <kcms/files/total_fields.hpp>

#include <string>
#include <vector>

namespace kcms {

class FileMaker {
 public:
  // All arguments must outlive the maker; `columns` are those of the rows.
  FileMaker(const FileSpec& spec, std::span<const std::string> columns,
            const FileSettings& settings, FileWriter& writer, Refusals& refusals,
            ColumnsAt columns_at = {});

  // Refuses the settings that will be lacking for the records that surely no row gives: those
  // before `first`, and where the rows have no column `part`, all headers and trailers.
  void refuse_lacking_settings(const Row* first);

  // A row that cannot stand here is put here all the same: the order is the validator's.
  [[nodiscard]] Status take(const Row& row);
  // A data record that is there already, byte for byte, in the native charset.
  [[nodiscard]] Status take_ready(std::uint16_t record, std::string_view bytes);
  // A row could not be read: what follows from it is not refused.
  void pass_over() noexcept;
  // Adds what is missing at the end, and settles what waited for it.
  [[nodiscard]] Status finish();

  [[nodiscard]] LineMap& lines() noexcept { return lines_; }

  [[nodiscard]] std::uint64_t records() const noexcept { return records_; }
  [[nodiscard]] std::uint64_t data_records() const noexcept { return data_records_; }

 private:
  // A record whose totals are known later.
  struct Waiting {
    std::uint16_t record = none;
    std::uint64_t offset = 0;
    std::string bytes;
    std::vector<bool> given;
    std::uint64_t line = 0;
    std::vector<std::uint16_t> groups;  // whose end it waits for
  };

  [[nodiscard]] std::uint16_t record_of(const Row& row);
  [[nodiscard]] std::uint16_t record_named(std::string_view part) const;
  [[nodiscard]] std::string_view part_of(const Row& row) const;
  [[nodiscard]] Status emit_missing(std::uint16_t next);
  [[nodiscard]] Status emit(std::uint16_t record, const Row* row);
  [[nodiscard]] Result<std::span<char>> begin(std::uint16_t record);
  void end(std::uint16_t record, std::span<char> room, std::uint64_t line);
  [[nodiscard]] Status settle_group(std::uint16_t group);
  [[nodiscard]] Status settle_groups_opened_by(std::uint16_t record);

  const FileSpec& spec_;
  FileWriter& writer_;
  Refusals& refusals_;
  RecordOrder order_;
  RunningTotals totals_;
  std::vector<RecordMaker> makers_;                   // by record
  std::vector<TotalFields> total_fields_;             // by record
  std::vector<std::vector<std::uint16_t>> learners_;  // by record: those that copy from it
  std::vector<Waiting> waiting_;
  std::size_t part_column_;         // its index; the number of columns where there is none
  std::uint16_t only_data_ = none;  // the data record of a layout that has one
  std::uint16_t last_ = none;
  bool lost_ = false;  // a row was out of place: what belongs between the others is unknown
  Lacking lacking_ = Lacking::refused;
  LineMap lines_;
  std::uint64_t records_ = 0;
  std::uint64_t data_records_ = 0;
};

}  // namespace kcms

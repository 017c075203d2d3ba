// Records as a table for people. Columns are as wide as their values can be, so that nothing waits
// for the last one.
#pragma once

#include <kcms/files/record_printer.hpp>

namespace kcms {

class TablePrinter final : public RecordPrinter {
 public:
  // `all_columns`: constants that are blank get a column too.
  TablePrinter(TextBuffer& buffer, bool all_columns) : buffer_(buffer), all_columns_(all_columns) {}

  [[nodiscard]] Status begin_file(const PrintedFile& file, const PrintColumns& columns) override;
  [[nodiscard]] Status print(const PrintedRecord& record) override;
  [[nodiscard]] Status end_file() override { return done(); }
  [[nodiscard]] Status finish() override { return buffer_.flush(); }

 private:
  struct Column {
    const PrintColumn* column = nullptr;
    std::string_view name;
    std::size_t width = 0;
  };

  [[nodiscard]] std::vector<Column> columns_of(std::uint16_t record) const;
  void add_cell(std::string_view text, std::size_t width);
  [[nodiscard]] Status end_line();
  [[nodiscard]] Status print_heading(std::uint16_t kind);

  TextBuffer& buffer_;
  bool all_columns_;
  const FileSpec* spec_ = nullptr;
  const PrintColumns* columns_ = nullptr;
  std::size_t part_width_ = 0;
  std::vector<std::vector<Column>> shapes_;  // by record
  std::uint16_t last_kind_ = none;
  bool any_ = false;
  std::string line_;
  std::string text_;
};

}  // namespace kcms

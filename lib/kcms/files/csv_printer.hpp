// Records as CSV.
#pragma once

#include <kcms/files/record_printer.hpp>

namespace kcms {

// Several files may follow one another if they have the same columns; a file with others is
// Errc::usage.
class CsvPrinter final : public RecordPrinter {
 public:
  explicit CsvPrinter(TextBuffer& buffer) : buffer_(buffer) {}

  [[nodiscard]] Status begin_file(const PrintedFile& file, const PrintColumns& columns) override;
  [[nodiscard]] Status print(const PrintedRecord& record) override;
  [[nodiscard]] Status end_file() override { return done(); }
  [[nodiscard]] Status finish() override { return buffer_.flush(); }

 private:
  [[nodiscard]] Status print_plain(const PrintedRecord& record);
  [[nodiscard]] Status print_any(const PrintedRecord& record);

  TextBuffer& buffer_;
  const FileSpec* spec_ = nullptr;
  const PrintColumns* columns_ = nullptr;
  std::string header_;   // the header row
  bool single_ = false;  // one column: an empty value is written as quotes
  std::string row_;
  std::string text_;
};

// The header row.
[[nodiscard]] std::string csv_heading(const PrintColumns& columns);

// Appends a cell, in quotes where it needs them.
void append_csv_cell(std::string& row, std::string_view text);

}  // namespace kcms

// The records of files as text, in one of four formats. Streams: nothing is held but a block of
// output.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/files/print_columns.hpp>
#include <kcms/files/text_buffer.hpp>

#include <memory>
#include <string>

namespace kcms {

enum class ParseFormat : std::uint8_t {
  table,   // for people: a heading for each run of records of one kind; constant blanks only where
           // they are asked for
  csv,     // RFC 4180 with LF; a header row, then a row a record
  ndjson,  // an object a record, with the fields that the record has
  json,    // one document "parse/1" over all files
};

struct ParseOptions {
  ParseFormat format = ParseFormat::table;
  RecordSelection records = RecordSelection::data;
  std::vector<std::string> fields;  // empty: all
  Reveal reveal = Reveal::no;
};

// A record as it stands in the file.
struct PrintedRecord {
  std::uint16_t kind = none;  // index into FileSpec::records
  std::string_view bytes;     // native charset; a few bytes behind it may be read
  std::string_view document;  // what is shown of its tail; "" without one
};

// What a file is, for formats that say so.
struct PrintedFile {
  std::string name;
  const FileSpec* spec = nullptr;
};

// One format. Every call of begin_file() is followed by records of that file, then end_file().
class RecordPrinter {
 public:
  virtual ~RecordPrinter() = default;
  // `columns` must outlive the file.
  [[nodiscard]] virtual Status begin_file(const PrintedFile& file, const PrintColumns& columns) = 0;
  [[nodiscard]] virtual Status print(const PrintedRecord& record) = 0;
  [[nodiscard]] virtual Status end_file() = 0;
  // The end of the output.
  [[nodiscard]] virtual Status finish() = 0;
};

// `buffer` must outlive the printer; `version` is the program's, for the JSON document.
[[nodiscard]] std::unique_ptr<RecordPrinter> make_printer(const ParseOptions& options,
                                                          TextBuffer& buffer, std::string version);

}  // namespace kcms

// Records as JSON objects: one a line, or in one document.
#pragma once

#include <kcms/files/record_printer.hpp>

namespace kcms {

// Appends records as objects, {"part":"data","serial":"00000001",…}.
class JsonRecords {
 public:
  explicit JsonRecords(TextBuffer& buffer) : buffer_(buffer) {}

  // The records that follow are of this layout. `part` is written where the columns have it, or
  // always.
  enum class Parts : std::uint8_t { as_columns, always };
  void begin(const FileSpec& spec, const PrintColumns& columns, Parts parts);
  // One object, between `before` and `after`.
  [[nodiscard]] Status print(const PrintedRecord& record, std::string_view before,
                             std::string_view after);

 private:
  struct Member {
    std::string key;  // with its colon, and the comma before it
    const PrintColumn* column = nullptr;
  };
  struct Shape {
    std::string opening;  // with the part
    std::vector<Member> members;
    std::size_t most = 0;  // bytes of all keys
  };

  [[nodiscard]] Status print_plain(const Shape& shape, const PrintedRecord& record,
                                   std::string_view before, std::string_view after);
  [[nodiscard]] Status print_any(const Shape& shape, const PrintedRecord& record,
                                 std::string_view before, std::string_view after);

  TextBuffer& buffer_;
  std::vector<Shape> shapes_;  // by record
  std::string row_;
  std::string text_;
};

class NdjsonPrinter final : public RecordPrinter {
 public:
  explicit NdjsonPrinter(TextBuffer& buffer) : buffer_(buffer), records_(buffer) {}

  [[nodiscard]] Status begin_file(const PrintedFile& file, const PrintColumns& columns) override;
  [[nodiscard]] Status print(const PrintedRecord& record) override {
    return records_.print(record, "", "\n");
  }
  [[nodiscard]] Status end_file() override { return done(); }
  [[nodiscard]] Status finish() override { return buffer_.flush(); }

 private:
  TextBuffer& buffer_;
  JsonRecords records_;
};

// {"document":"parse/1","tool":"kcms","version":…,"files":[{"file","kind","layout","records":[…]}]}
class JsonPrinter final : public RecordPrinter {
 public:
  JsonPrinter(TextBuffer& buffer, std::string version);

  [[nodiscard]] Status begin_file(const PrintedFile& file, const PrintColumns& columns) override;
  [[nodiscard]] Status print(const PrintedRecord& record) override;
  [[nodiscard]] Status end_file() override { return buffer_.append(" ] }"); }
  [[nodiscard]] Status finish() override;

 private:
  [[nodiscard]] Status begin_document();

  TextBuffer& buffer_;
  JsonRecords records_;
  std::string version_;
  bool any_file_ = false;
  bool any_record_ = false;
};

}  // namespace kcms

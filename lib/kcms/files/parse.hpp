// Files in, their records out as text.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/codec/guard.hpp>
#include <kcms/files/record_printer.hpp>

#include <memory>
#include <optional>
#include <string>

namespace kcms {

// What was read of one file. Nothing is dropped silently: what could not be shown is counted here.
struct ParsedFile {
  std::uint64_t records = 0;  // all of them, those below too
  std::uint64_t printed = 0;
  std::uint64_t not_understood =
      0;  // of no kind, of a wrong length, or with a document that is not all there
  // Printed, but what stands behind does not bear out where their document ends.
  std::uint64_t without_document = 0;
  std::uint64_t doubted = 0;  // printed with '*', because a secret may stand in another field
  std::uint64_t first_not_understood = 0;  // its record number; 0: none
  std::uint64_t lost_bytes = 0;  // behind the last whole record, or passed over after damage
  bool trailer_met = false;      // of layouts with documents
  FramingFacts framing;          // of layouts without documents

  [[nodiscard]] bool complete() const noexcept {
    return not_understood == 0 && without_document == 0 && lost_bytes == 0 && doubted == 0;
  }
};

// Prints one file after the other.
class FileParser {
 public:
  // `sink` must outlive the parser and is not committed by it; `version` is the program's.
  FileParser(ByteSink& sink, ParseOptions options, std::string version);
  ~FileParser();

  // Whether a file of this layout can be printed after those that were announced before: asked of
  // all files before the first is printed, nothing is half printed. Errc::usage where not.
  [[nodiscard]] Status announce(const FileSpec& spec, const std::string& name);
  // Records that fit no tag of the layout are not printed, but counted. A document is shown as its
  // SHA-256.
  [[nodiscard]] Result<ParsedFile> parse(ByteSource& source, const FileSpec& spec);
  // The end of the output.
  [[nodiscard]] Status finish();

 private:
  [[nodiscard]] Status print(const PrintedRecord& record, ParsedFile& parsed);
  // As it is, or as far as it may be shown where its bytes may have moved.
  [[nodiscard]] Status print(const Guard& guard, const RecordSpec& shape,
                             const PrintedRecord& record, std::size_t missing, ParsedFile& parsed);
  [[nodiscard]] Status print_records(ByteSource& source, const FileSpec& spec,
                                     const PrintColumns& columns, ParsedFile& parsed);
  [[nodiscard]] Status print_tailed(ByteSource& source, const FileSpec& spec,
                                    const PrintColumns& columns, ParsedFile& parsed);

  ParseOptions options_;
  TextBuffer buffer_;
  std::unique_ptr<RecordPrinter> printer_;
  std::optional<std::string> heading_;  // of the files announced
};

}  // namespace kcms

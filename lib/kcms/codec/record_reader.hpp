// Cuts a file into records of one length, whatever stands between them: nothing, a line end of any
// kind or of several, a final line end or none, an end-of-file byte. Hands them out in batches so
// that the caller can run over many at once. For layouts with a tail (EI13) see
// codec/tail_reader.hpp.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kcms {

// Bytes that may be read behind the last record of a batch, so that a kernel can work in whole
// steps.
inline constexpr std::size_t reading_slack = 64;

// Whole records side by side, in the native charset (EBCDIC is translated). Valid until the next
// call of next().
struct Batch {
  const char* bytes = nullptr;  // of the first record
  std::size_t stride = 0;       // from one record to the next, line end included
  std::size_t count = 0;
  std::uint64_t record = 1;  // number of the first record, counted from 1
  std::uint64_t offset = 0;  // its byte offset in the file
  std::size_t missing =
      0;  // of a single record: blanks at its end that the file lacks and the reader put back

  [[nodiscard]] std::string_view at(std::size_t i, std::size_t length) const noexcept {
    return {bytes + i * stride, length};
  }
};

// A line of another length than the record's, met in a framed file; reading goes on at the next
// line.
struct OddLine {
  std::uint64_t record = 0;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

class RecordReader {
 public:
  // Both must outlive the reader. `spec` must have no record with a tail.
  RecordReader(ByteSource& source, const FileSpec& spec);
  ~RecordReader();

  // The next records. An empty batch is an odd line, which odd_line() then names and which takes a
  // record number, or else the end: facts() is then complete. A line that is a record but for
  // blanks missing at its end is handed out whole, by itself.
  [[nodiscard]] Result<Batch> next();
  [[nodiscard]] const OddLine* odd_line() const noexcept;
  [[nodiscard]] const FramingFacts& facts() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kcms

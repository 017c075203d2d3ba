// Rows for `generate`: CSV (RFC 4180, a header row of names) or NDJSON (one object a line), as a
// stream.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/files/refusal.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// One row, in UTF-8. Valid until the next row is asked for.
struct Row {
  std::uint64_t line = 0;  // of the input, from 1, where the row begins
  std::span<const std::string_view>
      cells;  // one for each of columns(); data() == nullptr: not given

  [[nodiscard]] bool gives(std::size_t column) const noexcept {
    return cells[column].data() != nullptr;
  }
};

class RowReader {
 public:
  virtual ~RowReader() = default;
  // The columns that rows of this input may have; fixed when it is opened.
  [[nodiscard]] virtual std::span<const std::string> columns() const = 0;
  // The line that names them; 0 where each row names its own.
  [[nodiscard]] virtual std::uint64_t header_line() const { return 0; }
  // The next row, null at the end. A row that cannot be read is added to the refusals and passed
  // over; a quote that does not fit ends the rows, with a refusal too.
  [[nodiscard]] virtual Result<const Row*> next() = 0;
};

// Reads rows with columns out of `known`; a column that is unknown or stands twice is refused. An
// input that begins with '{' is NDJSON, any other CSV. CSV may be UTF-8, with or without a byte
// order mark, or Windows-949; what is easily taken for a CSV is an Error of row_form.hpp. `source`,
// `refusals` and the texts of `known` must outlive the reader.
[[nodiscard]] Result<std::unique_ptr<RowReader>> open_rows(ByteSource& source,
                                                           std::span<const std::string_view> known,
                                                           Refusals& refusals);

}  // namespace kcms

// Rows from CSV.
#pragma once

#include <kcms/files/row_buffer.hpp>
#include <kcms/files/row_encoding.hpp>
#include <kcms/files/row_reader.hpp>

#include <memory>

namespace kcms {

// What open_rows() makes of an input that is CSV; `buffer` stands at the header row, behind any
// byte order mark.
[[nodiscard]] Result<std::unique_ptr<RowReader>> open_csv(std::unique_ptr<RowBuffer> buffer,
                                                          RowEncoding encoding,
                                                          std::span<const std::string_view> known,
                                                          Refusals& refusals);

}  // namespace kcms

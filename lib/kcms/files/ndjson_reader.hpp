// Rows from NDJSON: one object of strings a line; a key that is absent is a cell that is not given.
#pragma once

#include <kcms/files/row_buffer.hpp>
#include <kcms/files/row_reader.hpp>

#include <memory>

namespace kcms {

// What open_rows() makes of an input that is NDJSON.
[[nodiscard]] Result<std::unique_ptr<RowReader>> open_ndjson(
    std::unique_ptr<RowBuffer> buffer, std::span<const std::string_view> known, Refusals& refusals);

}  // namespace kcms

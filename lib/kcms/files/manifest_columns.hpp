// The columns of a manifest, which says of each document whose it is: as `extract` writes them and
// `pack` reads them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace kcms {

namespace manifest_column {
enum Index : std::size_t { payer_number, file, evidence_type, bank, applied_on, bytes, sha256 };
}  // namespace manifest_column

inline constexpr std::array<std::string_view, 7> manifest_columns = {
    "payer_number", "file", "evidence_type", "bank", "applied_on", "bytes", "sha256"};

// A row, by manifest_column; "" where it says nothing.
using ManifestCells = std::array<std::string, manifest_columns.size()>;

}  // namespace kcms

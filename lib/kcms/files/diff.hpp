// Two files of one kind, record by record: what only one of them has, and what changed.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/codec/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kcms {

enum class DifferenceKind : std::uint8_t { only_in_a, only_in_b, changed };

// A field that is not the same in both; values as they may be shown. A field that one layout lacks
// is "" there.
struct FieldChange {
  std::string_view field;
  std::string a;
  std::string b;
};

struct Difference {
  DifferenceKind kind = DifferenceKind::changed;
  std::string_view part;       // name of the record: "data"
  std::uint64_t record_a = 0;  // its number in A; 0: it is not there
  std::uint64_t record_b = 0;
  std::vector<std::pair<std::string_view, std::string>>
      key;                           // what records are paired by, as it may be shown
  std::vector<FieldChange> changes;  // of a changed record
};

// Takes differences as they are found.
class DifferenceSink {
 public:
  virtual ~DifferenceSink() = default;
  [[nodiscard]] virtual Status take(const Difference& difference) = 0;
};

struct DiffOptions {
  Reveal reveal = Reveal::no;
  bool serials = false;  // another serial is a change too
};

struct DiffCounts {
  std::uint64_t same = 0;
  std::uint64_t changed = 0;
  std::uint64_t only_in_a = 0;
  std::uint64_t only_in_b = 0;
  std::uint64_t not_understood_a =
      0;  // records of no kind or of a wrong length, which were not compared
  std::uint64_t not_understood_b = 0;

  // Nothing differs, and everything was compared.
  [[nodiscard]] bool equal() const noexcept {
    return changed + only_in_a + only_in_b + not_understood_a + not_understood_b == 0;
  }
};

// One file and its layout; both files are of one kind, but their dates may give them different
// layouts.
struct DiffFile {
  ByteSource& source;
  const FileSpec& spec;
};

// Data records are paired by the layout's key, or by all fields but serials where it has none;
// those of one key, and headers and trailers, in file order. Differences come in the order of A,
// then what only B has in the order of B. Memory: 24 bytes a record of both files; a source without
// a size (a pipe) is held as a whole, up to 1 GiB.
[[nodiscard]] Result<DiffCounts> diff(DiffFile a, DiffFile b, const DiffOptions& options,
                                      DifferenceSink& sink);

}  // namespace kcms

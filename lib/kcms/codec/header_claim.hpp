// What a file says of itself, in its own first record and in nothing else: neither its name on disk
// nor what follows counts.
#pragma once

#include <kcms/base/byte_source.hpp>
#include <kcms/layout/registry.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kcms {

struct HeaderClaim {
  const FileSpec* spec = nullptr;  // null: it begins with the header of no known kind
  std::string name;                // "EB130316", "" where such a header holds none
  std::optional<Date> date;        // nothing where its date is none
  std::string biller;              // "" where it holds none
  bool has_end = false;            // it ends with a record that may be the last one
};

// Reads both ends of `source`, whose size must be known. Of several kinds that its head fits alike
// it is taken for `wanted`, where that is one of them.
[[nodiscard]] Result<HeaderClaim> read_header_claim(ByteSource& source, const Registry& registry,
                                                    std::string_view wanted);

}  // namespace kcms

// Where documents come from: the files of a folder, the entries of a zip, or the records of an
// EI13. A document is opened when it is its turn, and read as a stream.
#pragma once

#include <kcms/base/byte_source.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace kcms {

struct DocumentEntry {
  std::string name;                   // "PAYER0011.jpg"; one that is not safe is for messages only
  std::optional<std::uint64_t> size;  // in bytes; nothing where only its end tells
};

class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  // Sorted by the bytes of their names, except where the order is that of a file; each name once.
  [[nodiscard]] virtual std::span<const DocumentEntry> entries() const = 0;
  // The document entries()[index], from its beginning. One is open at a time; what was opened
  // before is void. A size that proves wrong (a zip that lies) is an error while it is read.
  [[nodiscard]] virtual Result<std::unique_ptr<ByteSource>> open(std::size_t index) = 0;
  // What messages call it: the path as given.
  [[nodiscard]] virtual const std::string& name() const = 0;
};

// The documents in a folder, or in a zip ("-": the zip on standard input). Names that begin with a
// dot, or end in ".tmp" or ".part", are not looked at. `password` opens an encrypted zip; "" is
// none, and one that nothing needs is an error.
[[nodiscard]] Result<std::unique_ptr<DocumentSource>> open_documents(const std::string& path,
                                                                     const std::string& password);

}  // namespace kcms

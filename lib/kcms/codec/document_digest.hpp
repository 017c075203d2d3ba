// What is shown of a document in place of its bytes.
#pragma once

#include <kcms/codec/tail_reader.hpp>

#include <string>

namespace kcms {

// Reads the document of the record at hand: "sha256:" and its digest in hexadecimal digits. A
// document that is cut off has the digest of what is there.
[[nodiscard]] Result<std::string> document_digest(TailReader& reader);

}  // namespace kcms

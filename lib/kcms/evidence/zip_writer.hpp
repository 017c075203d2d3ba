// Documents into a zip.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/evidence/document_source.hpp>

#include <string>

namespace kcms {

// Writes every document of `from`, in its order and as it is (they are compressed already); with a
// password, encrypted with AES-256 as WinZip has it. Every entry is of 1980-01-01 and for its owner
// alone, so the same documents are the same bytes, except where they are encrypted: their salt is
// random. The caller commits `sink`, whose name messages call `name`.
[[nodiscard]] Status write_zip(DocumentSource& from, ByteSink& sink, const std::string& name,
                               const std::string& password);

}  // namespace kcms

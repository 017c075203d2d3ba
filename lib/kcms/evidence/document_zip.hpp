// The documents of a zip.
#pragma once

#include <kcms/evidence/document_source.hpp>

#include <memory>
#include <string>

namespace kcms {

// Reads a zip whose size is known and which can be read at any place. Encrypted entries (WinZip
// AES, and the weak encryption of old PKZIP, for reading only) need `password`, which is tried at
// once; one that nothing needs is an error, "" is none. A link, and a name that is not safe, is an
// entry called "name/", so that it is not overlooked; two entries of one name are an error. What an
// entry says of its size is never believed: no more of it is read than is asked for, and more than
// it says is an error. About 500 bytes an entry are kept; a
// list of more entries, or more bytes, than zip_end.hpp allows is an error.
[[nodiscard]] Result<std::unique_ptr<DocumentSource>> open_document_zip(
    std::unique_ptr<ByteSource> source, const std::string& password);

}  // namespace kcms

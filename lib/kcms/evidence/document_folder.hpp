// The documents of a folder.
#pragma once

#include <kcms/evidence/document_source.hpp>

namespace kcms {

// A folder within it is an entry too, called "name/", so that it is not overlooked; to open it is
// an error.
[[nodiscard]] Result<std::unique_ptr<DocumentSource>> open_document_folder(const std::string& path);

}  // namespace kcms

// Documents out: into a folder, or into a zip.
#pragma once

#include <kcms/base/byte_sink.hpp>
#include <kcms/evidence/document_source.hpp>

#include <string>

namespace kcms {

// Writes every document of `from`, in its order, under its name: into the zip `to` where that name
// ends in ".zip", else into the folder `to`, which is made where it is missing. They all appear, or
// none does. Names must be safe (evidence/document_name.hpp). A file that is there already is an
// error unless `existing` says overwrite. `password` encrypts a zip (AES-256); with a folder it is
// an error, "" is none.
[[nodiscard]] Status store_documents(DocumentSource& from, const std::string& to, Existing existing,
                                     const std::string& password = "");

}  // namespace kcms

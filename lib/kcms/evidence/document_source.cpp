#include <kcms/evidence/document_source.hpp>

#include <kcms/base/unnamed_file.hpp>
#include <kcms/evidence/document_folder.hpp>
#include <kcms/evidence/document_zip.hpp>

#include <filesystem>

namespace kcms {

Result<std::unique_ptr<DocumentSource>> open_documents(const std::string& path,
                                                       const std::string& password) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    if (password.empty()) return open_document_folder(path);
    return fail(Errc::usage, Phrase{"zip.folder-with-password", {{"file", path}}});
  }
  auto source = open_source(path);
  if (!source) return pass(source);
  auto seeking = seekable(std::move(*source));
  if (!seeking) return pass(seeking);
  return open_document_zip(std::move(*seeking), password);
}

}  // namespace kcms

#include <kcms/evidence/document_source.hpp>

#include <kcms/evidence/document_folder.hpp>

namespace kcms {

Result<std::unique_ptr<DocumentSource>> open_documents(const std::string& path,
                                                       const std::string& /*password*/) {
  return open_document_folder(path);
}

}  // namespace kcms

#include <kcms/evidence/store_documents.hpp>

#include <kcms/base/new_files.hpp>

namespace kcms {
namespace {

Status store_in_folder(DocumentSource& from, const std::string& to, Existing existing) {
  auto files = NewFiles::begin(to, existing);
  if (!files) return pass(files);
  const auto entries = from.entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto document = from.open(i);
    if (!document) return pass(document);
    if (const Status added = files->add(entries[i].name, **document); !added) return added;
  }
  return files->commit();
}

}  // namespace

Status store_documents(DocumentSource& from, const std::string& to, Existing existing) {
  return store_in_folder(from, to, existing);
}

}  // namespace kcms

#include <kcms/evidence/store_documents.hpp>

#include <kcms/base/new_files.hpp>
#include <kcms/base/text.hpp>
#include <kcms/evidence/document_name.hpp>
#include <kcms/evidence/zip_writer.hpp>

#include <algorithm>
#include <filesystem>

namespace kcms {
namespace {

Status store_in_folder(DocumentSource& from, const std::string& to, Existing existing) {
  std::error_code ignored;
  if (std::filesystem::exists(to, ignored) && !std::filesystem::is_directory(to, ignored))
    return fail(Errc::usage, Phrase{"zip.to-a-file", {{"file", to}}});
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

Status store_in_zip(DocumentSource& from, const std::string& to, Existing existing,
                    const std::string& password) {
  const auto sink = create_file(to, existing);
  if (!sink) return pass(sink);
  if (const Status written = write_zip(from, **sink, to, password); !written) return written;
  return (*sink)->commit();
}

bool is_zip_name(std::string_view path) noexcept {
  constexpr std::string_view wanted = "zip";
  return std::ranges::equal(extension_of(path), wanted, {}, small_letter);
}

}  // namespace

Status store_documents(DocumentSource& from, const std::string& to, Existing existing,
                       const std::string& password) {
  if (is_zip_name(to)) return store_in_zip(from, to, existing, password);
  if (password.empty()) return store_in_folder(from, to, existing);
  return fail(Errc::usage, Phrase{"zip.folder-with-password", {{"file", to}}});
}

}  // namespace kcms

#include <kcms/evidence/document_folder.hpp>

#include <kcms/base/system_error.hpp>
#include <kcms/evidence/document_name.hpp>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

namespace kcms {
namespace {

namespace fs = std::filesystem;

class DocumentFolder final : public DocumentSource {
 public:
  DocumentFolder(std::string path, std::vector<DocumentEntry> entries)
      : path_(std::move(path)), entries_(std::move(entries)) {}

  [[nodiscard]] std::span<const DocumentEntry> entries() const override { return entries_; }
  Result<std::unique_ptr<ByteSource>> open(std::size_t index) override {
    return open_source((fs::path(path_) / entries_[index].name).string());
  }
  [[nodiscard]] const std::string& name() const override { return path_; }

 private:
  std::string path_;
  std::vector<DocumentEntry> entries_;
};

// A folder and what is no file at all are told by a '/' behind the name.
DocumentEntry entry_of(const fs::directory_entry& found) {
  std::error_code error;
  std::string name = found.path().filename().string();
  if (!found.is_regular_file(error)) return {name + "/", std::nullopt};
  const std::uintmax_t size = found.file_size(error);
  if (error) return {std::move(name), std::nullopt};
  return {std::move(name), size};
}

}  // namespace

Result<std::unique_ptr<DocumentSource>> open_document_folder(const std::string& path) {
  std::vector<DocumentEntry> entries;
  std::error_code error;
  fs::directory_iterator found(path, error);
  for (; !error && found != fs::directory_iterator{}; found.increment(error))
    if (!is_passed_over(found->path().filename().string())) entries.push_back(entry_of(*found));
  if (error) return system_failure(error.value(), Doing::reading, path);
  std::ranges::sort(entries, {}, &DocumentEntry::name);
  return std::make_unique<DocumentFolder>(path, std::move(entries));
}

}  // namespace kcms

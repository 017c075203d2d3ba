#include "folder.hpp"

#include <kcms/base/byte_source.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace kcms {
namespace {

constexpr std::uint64_t largest_schema = 16U << 20U;

}  // namespace

std::vector<std::string> names_in_folder(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    if (entry->is_regular_file(error)) names.push_back(entry->path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::optional<std::string> read_in_folder(const std::string& folder, const std::string& name) {
  auto text = read_file((std::filesystem::path(folder) / name).string(), largest_schema);
  if (!text) return std::nullopt;
  return std::move(*text);
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

}  // namespace kcms

#include "folder.hpp"

#include <kcms/base/byte_source.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace kcms {
namespace {

constexpr std::uint64_t largest_schema = 16U << 20U;

bool is_file(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

}  // namespace

std::vector<std::string> all_names_in_folder(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> names_in_folder(const std::string& folder) {
  std::vector<std::string> names = all_names_in_folder(folder);
  std::erase_if(names, [&](const std::string& name) {
    return !is_file(std::filesystem::path(folder) / name);
  });
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

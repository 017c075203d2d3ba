#include <kcms/evidence/zip_names.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>
#include <kcms/evidence/document_name.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::string_view made_by_a_mac = "__MACOSX/";
constexpr std::size_t longest_told = 1000;  // more than a safe name has

// "consents/" of "consents/a.jpg"; "" where there is none, or it may lead elsewhere.
std::string_view first_folder(std::string_view name) noexcept {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos || slash + 1 == name.size()) return {};
  return is_safe_name(name.substr(0, slash)) ? name.substr(0, slash + 1) : std::string_view{};
}

}  // namespace

std::string zip_name(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  return from_windows_949(bytes).value_or(std::string(bytes));
}

bool is_no_entry(std::string_view name) noexcept {
  return name.ends_with('/') || name.starts_with(made_by_a_mac) ||
         is_passed_over(name.substr(name.rfind('/') + 1));
}

void take_off_common_folders(std::vector<std::string*>& names) {
  if (names.empty()) return;
  std::size_t common = 0;
  for (;;) {
    const std::string_view folder = first_folder(std::string_view(*names.front()).substr(common));
    const auto is_in_it = [&](const std::string* name) {
      return std::string_view(*name).substr(common).starts_with(folder);
    };
    if (folder.empty() || !std::ranges::all_of(names, is_in_it)) break;
    common += folder.size();
  }
  for (std::string* name : names) name->erase(0, common);
}

void shorten_name(std::string& name) {
  if (name.size() <= longest_told) return;
  std::size_t end = longest_told;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  name.erase(end).append("…");
}

}  // namespace kcms

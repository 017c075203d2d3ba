#include "folder.hpp"
#include "language.hpp"

#include <kcms/base/embedded.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace kcms {
namespace {

constexpr std::string_view english = "en";
constexpr std::string_view folder = "words/";
constexpr std::string_view suffix = ".toml";

std::string_view language_in(std::string_view path) {
  if (!path.starts_with(folder) || !path.ends_with(suffix)) return {};
  path.remove_prefix(folder.size());
  path.remove_suffix(suffix.size());
  return path;
}

std::string path_of(std::string_view language) {
  return std::string(folder) + std::string(language) + std::string(suffix);
}

std::string locale_language() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    return std::string(locale.substr(0, locale.find_first_of("_.@")));
  }
  return {};
}

void add_overlay(Words& words, std::string_view language, const std::string& schemas,
                 Faults& faults) {
  if (schemas.empty()) return;
  const auto text = read_in_folder(schemas, path_of(language));
  if (text) words.add(*text, path_of(language), faults);
}

}  // namespace

std::vector<std::string> languages(const std::string& schemas) {
  std::vector<std::string> found;
  for (const EmbeddedFile& file : embedded_files())
    if (const std::string_view language = language_in(file.path); !language.empty())
      found.emplace_back(language);
  if (!schemas.empty())
    for (const std::string& name : names_in_folder(schemas + "/" + std::string(folder)))
      if (const std::string path = std::string(folder) + name; !language_in(path).empty())
        found.emplace_back(language_in(path));
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

std::string language_of_environment(const std::string& schemas) {
  const std::string wanted = locale_language();
  const std::vector<std::string> known = languages(schemas);
  return std::ranges::find(known, wanted) != known.end() ? wanted : std::string(english);
}

Words load_words(std::string_view language, const std::string& schemas, Faults& faults) {
  Words words;
  words.add(embedded(path_of(english)), path_of(english), faults);
  if (language != english) words.add(embedded(path_of(language)), path_of(language), faults);
  add_overlay(words, english, schemas, faults);
  if (language != english) add_overlay(words, language, schemas, faults);
  return words;
}

}  // namespace kcms

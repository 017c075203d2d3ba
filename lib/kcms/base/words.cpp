#include <kcms/base/words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace kcms {
namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;

void gather(Table table, const std::string& prefix, Sentences& sentences) {
  for (const std::string& key : table.keys()) {
    const std::optional<Node> node = table.node(key);
    if (node && node->is_table()) {
      if (std::optional<Table> inner = table.table(key))
        gather(std::move(*inner), prefix + key + ".", sentences);
      continue;
    }
    if (std::optional<std::string> sentence = table.text(key))
      sentences.insert_or_assign(prefix + key, std::move(*sentence));
  }
}

constexpr bool is_place_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// The next {place} of `sentence` at or after `from`: where its brace opens, and its name.
struct PlaceName {
  std::size_t at = 0;
  std::string_view name;
};
std::optional<PlaceName> next_place(std::string_view sentence, std::size_t from) {
  for (std::size_t open = sentence.find('{', from); open != std::string_view::npos;
       open = sentence.find('{', open + 1)) {
    std::size_t end = open + 1;
    while (end < sentence.size() && is_place_character(sentence[end])) ++end;
    if (end < sentence.size() && sentence[end] == '}' && end > open + 1)
      return PlaceName{open, sentence.substr(open + 1, end - open - 1)};
  }
  return std::nullopt;
}

const std::string* value_of(const Phrase::Values& values, std::string_view name) {
  const auto found = std::ranges::find(
      values, name, [](const auto& value) -> std::string_view { return value.first; });
  return found == values.end() ? nullptr : &found->second;
}

// A place without a value stays as it is, so that the gap is seen.
std::string filled(std::string_view sentence, const Phrase::Values& values) {
  std::string text;
  std::size_t done = 0;
  while (const auto place = next_place(sentence, done)) {
    const std::size_t behind = place->at + place->name.size() + 2;
    text += sentence.substr(done, place->at - done);
    const std::string* value = value_of(values, place->name);
    text += value != nullptr ? std::string_view{*value}
                             : sentence.substr(place->at, behind - place->at);
    done = behind;
  }
  return text.append(sentence.substr(done));
}

std::string bare(const Phrase& phrase) {
  std::string values;
  for (const auto& [name, value] : phrase.values) {
    if (!values.empty()) values += ", ";
    values.append(name).append(": ").append(value);
  }
  return values.empty() ? phrase.key : fmt::format("{} ({})", phrase.key, values);
}

}  // namespace

void Words::add(std::string_view toml, std::string name, Faults& faults) {
  const std::optional<Document> document = Document::parse(toml, std::move(name), faults);
  if (document) gather(document->root(faults), "", sentences_);
}

std::string Words::say(const Phrase& phrase) const {
  const auto found = sentences_.find(phrase.key);
  return found == sentences_.end() ? bare(phrase) : filled(found->second, phrase.values);
}

std::string Words::say(std::string_view key, Phrase::Values values) const {
  return say(Phrase{key, std::move(values)});
}

std::string Words::say(const Fault& fault) const {
  std::string place = fault.file;
  if (fault.line != 0)
    place += ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column);
  return (place.empty() ? "" : place + ": ") + say(fault.phrase);
}

bool Words::has(std::string_view key) const { return sentences_.find(key) != sentences_.end(); }

std::vector<std::string> Words::keys() const {
  std::vector<std::string> keys;
  keys.reserve(sentences_.size());
  for (const auto& [key, sentence] : sentences_) keys.push_back(key);
  return keys;
}

std::vector<std::string> Words::places(std::string_view key) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) return {};
  std::vector<std::string> names;
  std::size_t from = 0;
  while (const auto place = next_place(found->second, from)) {
    names.emplace_back(place->name);
    from = place->at + 1;
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

}  // namespace kcms

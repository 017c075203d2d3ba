// The word catalogue: every sentence for people, by key, in one language a file
// (schemas/words/en.toml, ko.toml). Places are {named}. Codes, field names and JSON keys are never
// words.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/base/error.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

class Words {
 public:
  // Reads a catalogue (nested TOML tables; keys join with "."). Later texts overlay earlier ones.
  void add(std::string_view toml, std::string name, Faults& faults);

  // The sentence of `phrase` with its places filled. An unknown key yields the key and its values:
  // never nothing.
  [[nodiscard]] std::string say(const Phrase& phrase) const;
  [[nodiscard]] std::string say(std::string_view key, Phrase::Values values = {}) const;

  // "file:line:column: sentence"
  [[nodiscard]] std::string say(const Fault& fault) const;

  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;
  // The {names} in the sentence of `key`, sorted: both languages must fill the same places.
  [[nodiscard]] std::vector<std::string> places(std::string_view key) const;

 private:
  std::map<std::string, std::string, std::less<>> sentences_;
};

}  // namespace kcms

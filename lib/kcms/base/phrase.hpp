// A sentence before it has a language: a key of the word catalogue and the values that fill its
// places.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kcms {

struct Phrase {
  using Values = std::vector<std::pair<std::string, std::string>>;  // place name, value

  std::string key;  // "error.no-such-file"
  Values values;    // {"file", "EB130316"}

  Phrase() = default;
  explicit Phrase(std::string_view key_, Values values_ = {})
      : key(key_), values(std::move(values_)) {}

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

}  // namespace kcms

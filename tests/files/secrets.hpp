// What must not be seen of a record.
#pragma once

#include <kcms/base/text.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace kcms::test {

inline constexpr std::size_t telling = 6;  // digits of a secret that may not be seen together

// Every stretch of a secret that is long enough to tell it.
inline std::set<std::string> secrets_of(const RecordSpec& shape, std::string_view record) {
  std::set<std::string> secrets;
  for (const FieldSpec& field : shape.fields) {
    const std::string_view value = field.secret ? trim_right(raw(field, record)) : "";
    for (std::size_t i = 0; i + telling <= value.size(); ++i)
      secrets.emplace(value.substr(i, telling));
  }
  return secrets;
}

inline bool tells(const std::string& text, const std::set<std::string>& secrets) {
  return std::ranges::any_of(
      secrets, [&](const std::string& secret) { return text.find(secret) != std::string::npos; });
}

}  // namespace kcms::test

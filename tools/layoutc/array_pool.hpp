// The arrays that tables point at, each written once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kcms::layoutc {

class ArrayPool {
 public:
  // The name of an array of these items, or "{}" for none. `stem` begins the name.
  [[nodiscard]] std::string add(std::string_view type, std::string_view stem,
                                const std::vector<std::string>& items);
  // The definitions of all arrays, in an order in which they may refer to each other.
  [[nodiscard]] const std::string& definitions() const { return definitions_; }

 private:
  std::map<std::string, std::string> names_;  // by type and content
  std::string definitions_;
};

}  // namespace kcms::layoutc

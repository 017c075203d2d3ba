#include "array_pool.hpp"
#include "literal.hpp"

#include <fmt/format.h>

namespace kcms::layoutc {

std::string ArrayPool::add(std::string_view type, std::string_view stem,
                           const std::vector<std::string>& items) {
  if (items.empty()) return "{}";
  const std::string content = fmt::format("{} {{\n    {}}}", type, joined(items, ",\n    "));
  const auto [found, fresh] =
      names_.try_emplace(content, fmt::format("{}_{}", stem, names_.size() + 1));
  if (fresh)
    definitions_ += fmt::format("inline constexpr {} {}[] = {{\n    {}}};\n", type, found->second,
                                joined(items, ",\n    "));
  return found->second;
}

}  // namespace kcms::layoutc

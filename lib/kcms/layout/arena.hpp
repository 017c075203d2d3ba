// Keeps texts and tables until it is destroyed, at addresses that do not move.
#pragma once

#include <algorithm>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kcms {

class Arena {
 public:
  template <class Item>
  [[nodiscard]] std::span<const Item> keep(const std::vector<Item>& items) {
    static_assert(std::is_trivially_destructible_v<Item>);
    if (items.empty()) return {};
    auto* kept = static_cast<Item*>(memory_.allocate(items.size() * sizeof(Item), alignof(Item)));
    std::uninitialized_copy(items.begin(), items.end(), kept);
    return {kept, items.size()};
  }

  [[nodiscard]] std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    auto* kept = static_cast<char*>(memory_.allocate(text.size(), 1));
    std::ranges::copy(text, kept);
    return {kept, text.size()};
  }

 private:
  std::pmr::monotonic_buffer_resource memory_;
};

}  // namespace kcms

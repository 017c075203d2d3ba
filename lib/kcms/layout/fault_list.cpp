#include <kcms/layout/fault_list.hpp>

#include <algorithm>
#include <tuple>

namespace kcms {
namespace {

auto place(const Fault& fault) {
  return std::tie(fault.file, fault.line, fault.column, fault.phrase.key);
}

std::string* layout_of(Fault& fault) {
  const auto found = std::ranges::find(fault.phrase.values, "layout",
                                       [](const auto& value) { return value.first; });
  return found == fault.phrase.values.end() ? nullptr : &found->second;
}

// Whether two faults of one place say the same, but for their layouts.
bool same_but_layout(const Fault& a, const Fault& b) {
  return std::ranges::equal(
      a.phrase.values, b.phrase.values, [](const auto& one, const auto& other) {
        return one == other || (one.first == "layout" && other.first == "layout");
      });
}

}  // namespace

Faults in_order(Faults faults) {
  std::ranges::stable_sort(faults, {}, place);
  Faults merged;
  std::size_t here = 0;  // the first of those at the same place
  for (Fault& fault : faults) {
    if (merged.empty() || place(merged.back()) != place(fault)) here = merged.size();
    const auto twin =
        std::find_if(merged.begin() + static_cast<std::ptrdiff_t>(here), merged.end(),
                     [&](const Fault& other) { return same_but_layout(other, fault); });
    if (twin == merged.end()) {
      merged.push_back(std::move(fault));
    } else if (std::string* layouts = layout_of(*twin)) {
      const std::string& layout = *layout_of(fault);
      if (!layouts->ends_with(layout)) *layouts += ", " + layout;
    }
  }
  return merged;
}

}  // namespace kcms

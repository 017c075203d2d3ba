#include <kcms/rules/reference.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>

namespace kcms {

void Reference::add_banks(std::string_view toml, std::string name, Faults& faults) {
  banks_.add(toml, std::move(name), faults);
}

void Reference::add_failure_codes(std::string_view toml, std::string name, Faults& faults) {
  const auto document = Document::parse(toml, std::move(name), faults);
  if (!document) return;
  Table root = document->root(faults);
  if (const auto codes = root.require_table("code"))
    for (const std::string& code : codes->keys()) failure_codes_.push_back(code);
  std::ranges::sort(failure_codes_);
}

bool Reference::knows_bank(std::string_view code) const noexcept {
  return banks_.knows(code);
}

bool Reference::knows_failure_code(std::string_view code) const noexcept {
  return std::ranges::binary_search(failure_codes_, trim_right(code), {},
                                    [](const std::string& known) { return std::string_view(known); });
}

}  // namespace kcms

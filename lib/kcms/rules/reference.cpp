#include <kcms/rules/reference.hpp>

#include <utility>

namespace kcms {

void Reference::add_banks(std::string_view toml, std::string name, Faults& faults) {
  banks_.add(toml, std::move(name), faults);
}

void Reference::add_failure_codes(std::string_view toml, std::string name, Faults& faults) {
  failure_codes_.add(toml, std::move(name), faults);
}

bool Reference::knows_bank(std::string_view code) const noexcept { return banks_.knows(code); }

bool Reference::knows_failure_code(std::string_view code) const noexcept {
  return failure_codes_.find(code) != nullptr;
}

}  // namespace kcms

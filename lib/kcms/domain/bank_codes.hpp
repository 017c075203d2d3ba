// The codes of banks: those that take part, and those of merged ones that still stand in accounts.
#pragma once

#include <kcms/base/document.hpp>

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>

namespace kcms {

class BankCodes {
 public:
  static constexpr std::size_t length = 3;  // of a code; a branch's begins with its bank's

  // Reads banks.toml, over what is here already.
  void add(std::string_view toml, std::string name, Faults& faults);

  [[nodiscard]] bool knows(std::string_view code) const noexcept;
  [[nodiscard]] const std::bitset<1000>& known() const noexcept { return known_; }
  // The code (대표코드) under which a bank is one with those it took over: 003 of 043. A code that
  // is unknown stands for itself.
  [[nodiscard]] std::string representative(std::string_view code) const;

 private:
  void add_code(Table& bank, std::string_view code, std::string_view key, std::string_view under);

  std::bitset<1000> known_;
  std::array<std::uint16_t, 1000> representatives_{};
};

}  // namespace kcms

// Tables the rules look things up in: bank codes and failure codes, from schemas/banks.toml and
// failure_codes.toml.
#pragma once

#include <kcms/base/document.hpp>
#include <kcms/domain/bank_codes.hpp>
#include <kcms/domain/failure_codes.hpp>

#include <bitset>
#include <string>
#include <string_view>

namespace kcms {

class Reference {
 public:
  // Reads banks.toml and failure_codes.toml.
  void add_banks(std::string_view toml, std::string name, Faults& faults);
  void add_failure_codes(std::string_view toml, std::string name, Faults& faults);

  [[nodiscard]] bool knows_bank(
      std::string_view code) const noexcept;  // three digits, current or merged
  [[nodiscard]] const std::bitset<1000>& banks() const noexcept { return banks_.known(); }
  [[nodiscard]] const BankCodes& bank_codes() const noexcept { return banks_; }
  [[nodiscard]] bool knows_failure_code(std::string_view code) const noexcept;
  [[nodiscard]] const FailureCodes& failure_codes() const noexcept { return failure_codes_; }

 private:
  BankCodes banks_;
  FailureCodes failure_codes_;
};

}  // namespace kcms

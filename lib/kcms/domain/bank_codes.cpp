#include <kcms/domain/bank_codes.hpp>

#include <kcms/base/text.hpp>

#include <optional>
#include <utility>

namespace kcms {
namespace {

std::optional<std::uint64_t> number_of(std::string_view code) noexcept {
  return code.size() == BankCodes::length ? to_number(code) : std::nullopt;
}

}  // namespace

void BankCodes::add_code(Table& bank, std::string_view code, std::string_view key,
                         std::string_view under) {
  const auto number = number_of(code);
  if (!number)
    return bank.report(bank.spot(key),
                       Phrase{"reference.bank-code", {{"code", std::string(code)}}});
  known_.set(*number);
  representatives_[*number] = static_cast<std::uint16_t>(number_of(under).value_or(*number));
}

// Lists of banks, each with the codes of those it took over.
void BankCodes::add(std::string_view toml, std::string name, Faults& faults) {
  const auto document = Document::parse(toml, std::move(name), faults);
  if (!document) return;
  Table root = document->root(faults);
  for (const std::string_view list : {"banks", "securities"}) {
    for (Table& bank : root.tables(list)) {
      const std::string code = bank.require_text("code");
      add_code(bank, code, "code", code);
      for (const std::string& old : bank.texts("also").value_or(std::vector<std::string>{}))
        add_code(bank, old, "also", code);
    }
  }
}

bool BankCodes::knows(std::string_view code) const noexcept {
  const auto number = number_of(code);
  return number && known_[*number];
}

std::string BankCodes::representative(std::string_view code) const {
  const auto number = number_of(code);
  if (!number || !known_[*number]) return std::string(code);
  return zero_padded(representatives_[*number], length);
}

}  // namespace kcms

#include <kcms/rules/reference.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>

namespace kcms {
namespace {

void add_bank(std::bitset<1000>& banks, Table& bank, std::string_view code, std::string_view key) {
  const auto number = code.size() == 3 ? to_number(code) : std::nullopt;
  if (number) banks.set(*number);
  else bank.report(bank.spot(key), Phrase{"reference.bank-code", {{"code", std::string(code)}}});
}

// A list of banks, each with the codes of those it took over.
void add_list(std::bitset<1000>& banks, Table& root, std::string_view key) {
  for (Table& bank : root.tables(key)) {
    add_bank(banks, bank, bank.require_text("code"), "code");
    for (const std::string& old : bank.texts("also").value_or(std::vector<std::string>{}))
      add_bank(banks, bank, old, "also");
  }
}

}  // namespace

void Reference::add_banks(std::string_view toml, std::string name, Faults& faults) {
  const auto document = Document::parse(toml, std::move(name), faults);
  if (!document) return;
  Table root = document->root(faults);
  add_list(banks_, root, "banks");
  add_list(banks_, root, "securities");
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
  const auto number = code.size() == 3 ? to_number(code) : std::nullopt;
  return number && *number < banks_.size() && banks_[*number];
}

bool Reference::knows_failure_code(std::string_view code) const noexcept {
  return std::ranges::binary_search(failure_codes_, trim_right(code), {},
                                    [](const std::string& known) { return std::string_view(known); });
}

}  // namespace kcms

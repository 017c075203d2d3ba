// Rows of any bytes are read to the end or refused; every row has all columns.
// Seeds: samples
#include <kcms/files/row_reader.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::string_view, 5> known = {"part", "payer_number", "account", "amount",
                                                     "passbook_text"};
  const auto source = kcms::memory_source({reinterpret_cast<const char*>(data), size});
  kcms::Refusals refusals;
  const auto reader = kcms::open_rows(*source, known, refusals);
  if (!reader) return 0;
  while (true) {
    const auto row = (*reader)->next();
    if (!row || *row == nullptr) return 0;
    if ((*row)->cells.size() != (*reader)->columns().size()) std::abort();
  }
}

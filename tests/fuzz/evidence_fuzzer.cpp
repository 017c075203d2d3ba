// Any bytes can be judged as records with documents behind them.
// Seeds: samples
#include "judged.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kcms::fuzz::check_judged(kcms::fuzz::text_of(data, size), "EI13");
  return 0;
}

// Any bytes can be identified and judged, and the verdict agrees with the findings.
// Seeds: samples
#include "judged.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kcms::fuzz::check_judged(kcms::fuzz::text_of(data, size), {});
  return 0;
}

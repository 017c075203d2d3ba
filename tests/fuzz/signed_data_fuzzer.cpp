// Any bytes can be inspected as a signed document; only whole DER is without fault.
// Seeds: samples/sources/signed
#include "built_in.hpp"

#include <kcms/evidence/signed_data.hpp>
#include <kcms/evidence/signed_form.hpp>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(kcms::fuzz::text_of(data, size));
  const auto faults = kcms::inspect_signed_data(bytes, {bytes, {}});
  if (faults.empty()) std::abort();  // it does not trust itself
  if (kcms::inspect_signed_data(bytes, {}).empty() && !kcms::is_der(bytes)) std::abort();
  static_cast<void>(kcms::signed_form_of(bytes));
  return 0;
}

// What Windows-949 decodes to encodes to the same bytes, and no bytes break the rest.
// Seeds: samples
#include <kcms/charset/charset.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto text = kcms::from_windows_949(bytes);
  if (text && kcms::to_windows_949(*text) != std::string(bytes)) std::abort();
  if (text && kcms::marks_of(bytes).broken) std::abort();
  if (text && kcms::from_windows_949_lossy(bytes) != *text) std::abort();
  static_cast<void>(kcms::columns(bytes));
  static_cast<void>(kcms::to_windows_949(bytes));

  std::string twice(bytes);
  kcms::ebcdic_037_to_latin1(twice);
  kcms::latin1_to_ebcdic_037(twice);
  if (twice != bytes) std::abort();
  return 0;
}

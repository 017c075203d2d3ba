#include <kcms/charset/charset.hpp>

#include <unicode/ucnv.h>

#include <array>
#include <cassert>
#include <memory>

namespace kcms {
namespace {

struct Tables {
  std::array<char, 256> to_latin1{};
  std::array<char, 256> to_ebcdic{};
};

struct Close {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

Tables filled() {
  UErrorCode outcome = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, Close> converter{ucnv_open("ibm-37", &outcome)};
  Tables tables;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const auto ebcdic = static_cast<char>(byte);
    const char* begin = &ebcdic;
    const auto latin1 =
        static_cast<unsigned>(ucnv_getNextUChar(converter.get(), &begin, begin + 1, &outcome));
    assert(outcome <= U_ZERO_ERROR && latin1 < 256);
    tables.to_latin1[byte] = static_cast<char>(latin1);
    tables.to_ebcdic[latin1] = ebcdic;
  }
  return tables;
}

const Tables& tables() {
  static const Tables once = filled();
  return once;
}

void translate(std::span<char> bytes, const std::array<char, 256>& table) noexcept {
  for (char& c : bytes) c = table[static_cast<unsigned char>(c)];
}

}  // namespace

void ebcdic_037_to_latin1(std::span<char> bytes) noexcept { translate(bytes, tables().to_latin1); }
void latin1_to_ebcdic_037(std::span<char> bytes) noexcept { translate(bytes, tables().to_ebcdic); }

}  // namespace kcms

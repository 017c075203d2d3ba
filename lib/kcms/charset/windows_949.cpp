#include <kcms/charset/windows_949.hpp>

#include <unicode/ucnv.h>

#include <array>
#include <cassert>
#include <optional>

namespace kcms {
namespace {

// One of ICU's converters, which refuses instead of replacing.
class Converter {
 public:
  explicit Converter(const char* name) {
    UErrorCode outcome = U_ZERO_ERROR;
    converter_.reset(ucnv_open(name, &outcome));
    ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &outcome);
    assert(outcome <= U_ZERO_ERROR);  // ICU brings its own data
  }

  [[nodiscard]] std::optional<char16_t> decode(Pair pair) {
    const std::array<char, 2> bytes{static_cast<char>(pair >> 8U), static_cast<char>(pair & 0xffU)};
    const char* begin = bytes.data();
    const char* const end = begin + bytes.size();
    UErrorCode outcome = U_ZERO_ERROR;
    ucnv_reset(converter_.get());
    const UChar32 character = ucnv_getNextUChar(converter_.get(), &begin, end, &outcome);
    if (outcome > U_ZERO_ERROR || begin != end || character > 0xffff) return std::nullopt;
    return static_cast<char16_t>(character);
  }

 private:
  struct Close {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
  };
  std::unique_ptr<UConverter, Close> converter_;
};

constexpr bool is_private(char16_t character) noexcept {
  return character >= 0xe000 && character < 0xf900;
}

}  // namespace

Windows949::Windows949() : tables_(std::make_unique<Tables>()) {
  Converter windows{"windows-949"};
  Converter standard{"EUC-KR"};
  for (unsigned number = 0x8000; number <= 0xffff; ++number) {
    const auto pair = static_cast<Pair>(number);
    const std::optional<char16_t> character = windows.decode(pair);
    if (!character) continue;
    tables_->characters[pair] = *character;
    tables_->pairs[*character] = pair;
    tables_->ksx1001[pair] = !is_private(*character) && standard.decode(pair).has_value();
  }
}

const Windows949& Windows949::tables() {
  static const Windows949 filled;
  return filled;
}

}  // namespace kcms

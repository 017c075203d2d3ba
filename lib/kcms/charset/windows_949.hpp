// The double bytes of Windows-949 as tables, filled once from ICU.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace kcms {

// A byte pair is one number, the lead byte in its upper half.
using Pair = std::uint16_t;

[[nodiscard]] constexpr bool is_ascii(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x80;
}
[[nodiscard]] constexpr Pair pair_of(char lead, char trail) noexcept {
  return static_cast<Pair>(static_cast<unsigned char>(lead) << 8U |
                           static_cast<unsigned char>(trail));
}

class Windows949 {
 public:
  // The same tables for everyone, filled at first use; safe from any thread.
  [[nodiscard]] static const Windows949& tables();

  // The character of a pair; 0 where it has none.
  [[nodiscard]] char16_t decode(Pair pair) const noexcept { return tables_->characters[pair]; }
  // The pair of a character; 0 where it has none. ASCII has none either.
  [[nodiscard]] Pair encode(char16_t character) const noexcept { return tables_->pairs[character]; }
  // Whether KS X 1001 (1992) has the pair, and not as a place for characters of one's own.
  [[nodiscard]] bool in_ksx1001(Pair pair) const noexcept { return tables_->ksx1001[pair]; }

 private:
  Windows949();
  struct Tables {
    char16_t characters[0x10000];
    Pair pairs[0x10000];
    bool ksx1001[0x10000];
  };
  std::unique_ptr<Tables> tables_;
};

}  // namespace kcms

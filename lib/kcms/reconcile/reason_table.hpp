// Which failure codes a kind of result may give, to be asked of every answer.
#pragma once

#include <kcms/domain/failure_codes.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace kcms {

// misplaced: a known code that is never met in this kind of file.
enum class Reason : std::uint8_t { unknown, misplaced, known };

// A failure code as eight bytes with blanks behind.
[[nodiscard]] inline std::uint64_t pack_code(std::string_view code) noexcept {
  constexpr std::uint64_t blanks = 0x2020202020202020;
  std::uint32_t usual = 0;
  if (code.size() == sizeof usual) {  // in registers: to load what was just stored in parts is slow
    std::memcpy(&usual, code.data(), sizeof usual);
    return (blanks << 32) | usual;
  }
  std::uint64_t packed = blanks;
  std::memcpy(&packed, code.data(), std::min(code.size(), sizeof packed));
  return packed;
}

class ReasonTable {
 public:
  // Those that `codes` names for `kind`; all of them where none names it.
  ReasonTable(const FailureCodes& codes, std::string_view kind);

  [[nodiscard]] Reason of(std::uint64_t packed) const noexcept {
    for (std::size_t at = place_of(packed);; at = next_of(at)) {
      if (places_[at].packed == packed) return places_[at].reason;
      if (places_[at].packed == 0) return Reason::unknown;
    }
  }

 private:
  struct Place {
    std::uint64_t packed = 0;  // 0: nothing; no code is of zero bytes
    Reason reason = Reason::unknown;
  };
  [[nodiscard]] std::size_t place_of(std::uint64_t packed) const noexcept {
    return (packed * 0x9E3779B97F4A7C15) >> shift_;
  }
  [[nodiscard]] std::size_t next_of(std::size_t place) const noexcept {
    return (place + 1) & (places_.size() - 1);
  }

  std::vector<Place> places_;  // a power of two of them
  unsigned shift_ = 0;
};

}  // namespace kcms

// What became of one record of a request.
#pragma once

#include <kcms/base/result.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace kcms {

enum class Fate : std::uint8_t { accepted, failed, partial, undetermined };
inline constexpr std::size_t fates = 4;

[[nodiscard]] constexpr std::string_view name_of(Fate fate) noexcept {
  constexpr std::string_view names[] = {"accepted", "failed", "partial", "undetermined"};
  return names[static_cast<std::size_t>(fate)];
}

// Borrows its bytes until the call that hands it over returns.
struct Item {
  Fate fate = Fate::accepted;
  std::uint64_t record = 0;  // its number in the request
  std::string_view bytes;
  std::uint64_t answer = 0;  // the number of its answer in the result; 0: it has none
  std::string_view answer_bytes;
};

// Takes all records of a request, in its order.
class ItemSink {
 public:
  virtual ~ItemSink() = default;
  [[nodiscard]] virtual Status take(const Item& item) = 0;
};

// Fates by the number of the request's record, with the number of the answer: eight bytes each.
class FateList {
 public:
  void set(std::uint64_t record, Fate fate, std::uint64_t answer);
  [[nodiscard]] Fate fate(std::uint64_t record) const noexcept;
  [[nodiscard]] std::uint64_t answer(std::uint64_t record) const noexcept;

 private:
  std::vector<std::uint64_t> fates_;  // what is not set is accepted
};

}  // namespace kcms

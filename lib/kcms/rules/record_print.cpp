#include <kcms/rules/record_print.hpp>

#include <map>

namespace kcms {

RecordPrint::RecordPrint(std::span<const Stretch> stretches, std::size_t length, std::uint64_t seed)
    : seed_(seed), length_(length) {
  std::map<std::size_t, std::uint64_t>
      masks;  // by where a word begins; the last one ends the record
  const std::size_t last = length - std::min(length, word_size);
  for (const Stretch& stretch : stretches)
    for (std::size_t at = stretch.offset; at < stretch.offset + stretch.length; ++at) {
      const std::size_t word = std::min(at / word_size * word_size, last);
      masks[word] |= std::uint64_t{0xFF} << (8 * (at - word));  // little-endian
    }
  std::size_t count = 0;
  for (const auto& [offset, mask] : masks) {
    if (count % std::tuple_size_v<Four> == 0) fours_.emplace_back();
    fours_.back()[count++ % std::tuple_size_v<Four>] = {offset, mask};
  }
}

}  // namespace kcms

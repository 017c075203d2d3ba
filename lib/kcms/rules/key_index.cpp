#include <kcms/rules/key_index.hpp>

#include <algorithm>
#include <cstring>
#include <tuple>

namespace kcms {
namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace

void Fingerprint::add(const char* bytes, std::size_t count) noexcept {
  while (count > 0) {
    std::uint64_t word = 0;
    const std::size_t step = std::min<std::size_t>(count, sizeof word);
    std::memcpy(&word, bytes, step);
    state_ = mix(state_ ^ word, 0xA0761D6478BD642F ^ step);
    bytes += step;
    count -= step;
  }
}

std::uint64_t Fingerprint::value() const noexcept { return mix(state_, 0xE7037ED1A0B428DB); }

void KeyIndex::add(const Entry& entry) {
  Piece& piece = pieces_[entry.fingerprint >> 56];
  const std::size_t place = piece.count % chunk;
  if (place == 0) piece.chunks.push_back(std::make_unique_for_overwrite<Chunk>());
  piece.chunks.back()->entries[place] = entry;
  ++piece.count;
}

void KeyIndex::each_run(const std::function<bool(std::span<const Entry>)>& take) {
  std::vector<Entry> entries;
  for (Piece& piece : pieces_) {
    entries.clear();
    for (std::size_t i = 0; i < piece.count; ++i) entries.push_back(piece.chunks[i / chunk]->entries[i % chunk]);
    piece.chunks.clear();
    std::ranges::sort(entries, {}, [](const Entry& e) { return std::tuple(e.fingerprint, e.record); });
    for (auto first = entries.begin(); first != entries.end();) {
      const auto last = std::find_if(first, entries.end(),
                                     [&](const Entry& e) { return e.fingerprint != first->fingerprint; });
      if (last - first > 1 && !take({first, last})) return;
      first = last;
    }
  }
}

}  // namespace kcms

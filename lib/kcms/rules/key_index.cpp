#include <kcms/rules/key_index.hpp>

#include <algorithm>
#include <bit>
#include <cstring>

namespace kcms {
namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t load(const char* bytes, std::size_t count) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, count);
  return word;
}

constexpr std::uint64_t odd = 0xA0761D6478BD642F;
constexpr std::uint64_t other_odd = 0xE7037ED1A0B428DB;

bool earlier(const KeyIndex::Entry& a, const KeyIndex::Entry& b) noexcept {
  return a.fingerprint != b.fingerprint ? a.fingerprint < b.fingerprint : a.record < b.record;
}

}  // namespace

void Fingerprint::add(const char* bytes, std::size_t count) noexcept {
  for (; count > 8; count -= std::min<std::size_t>(count, 16), bytes += 16) {
    const std::size_t second = std::min<std::size_t>(count - 8, 8);
    state_ = mix(state_ ^ load(bytes, 8), load(bytes + 8, second) ^ odd ^ second);
  }
  if (count > 0) state_ = mix(state_ ^ load(bytes, count), other_odd ^ count);
}

std::uint64_t Fingerprint::value() const noexcept { return mix(state_, other_odd); }

void KeyIndex::add_chunk(Piece& piece) {
  piece.chunks.push_back(std::make_unique_for_overwrite<Chunk>());
  held_ += sizeof(Chunk);
  while (held_ > limit_ && last_ - first_ > 1) drop_last();
}

void KeyIndex::drop_last() {
  Piece& piece = pieces_[--last_];
  held_ -= piece.chunks.size() * sizeof(Chunk);
  piece = {};
}

void KeyIndex::add(const Entry& entry) {
  if (!keeps(entry.fingerprint)) return;
  Piece& piece = pieces_[entry.fingerprint >> shift];
  const std::size_t place = piece.count % chunk;
  if (place == 0) {
    add_chunk(piece);
    if (!keeps(entry.fingerprint)) return;
  }
  piece.chunks.back()->entries[place] = entry;
  ++piece.count;
}

// Fingerprints are even: a bucket of their next bits has an entry or two.
void KeyIndex::sort(Piece& piece) {
  gathered_.clear();
  gathered_.reserve(piece.count);
  for (std::size_t i = 0; i < piece.count; i += chunk) {
    const auto& entries = piece.chunks[i / chunk]->entries;
    gathered_.insert(gathered_.end(), entries.begin(),
                     entries.begin() + static_cast<std::ptrdiff_t>(std::min(chunk, piece.count - i)));
  }
  held_ -= piece.chunks.size() * sizeof(Chunk);
  piece = {};
  const auto bits = static_cast<unsigned>(std::bit_width(std::max<std::size_t>(1, gathered_.size() / 2)));
  const auto bucket_of = [bits](const Entry& entry) { return (entry.fingerprint << (64 - shift)) >> (64 - bits); };
  buckets_.assign((std::size_t{1} << bits) + 1, 0);
  for (const Entry& entry : gathered_) ++buckets_[bucket_of(entry) + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
  sorted_.resize(gathered_.size());
  for (const Entry& entry : gathered_) sorted_[buckets_[bucket_of(entry)]++] = entry;
  auto first = sorted_.begin();
  for (std::size_t i = 0; i + 1 < buckets_.size(); ++i) {  // a bucket ends where the next began
    const auto last = sorted_.begin() + buckets_[i];
    if (last - first > 1) std::sort(first, last, earlier);
    first = last;
  }
}

void KeyIndex::each_run(const std::function<bool(std::span<const Entry>)>& take, std::size_t least) {
  for (std::size_t p = first_; p < last_; ++p) {
    sort(pieces_[p]);
    for (auto first = sorted_.begin(); first != sorted_.end();) {
      auto last = first + 1;
      while (last != sorted_.end() && last->fingerprint == first->fingerprint) ++last;
      if (static_cast<std::size_t>(last - first) >= least && !take({first, last})) return;
      first = last;
    }
  }
}

bool KeyIndex::next_pass() noexcept {
  if (last_ == pieces) return false;
  first_ = last_;
  last_ = pieces;
  return true;
}

}  // namespace kcms

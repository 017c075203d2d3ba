#include <kcms/rules/key_index.hpp>

#include <algorithm>
#include <bit>

namespace kcms {
namespace {

bool earlier(const KeyIndex::Entry& a, const KeyIndex::Entry& b) noexcept {
  return a.fingerprint != b.fingerprint ? a.fingerprint < b.fingerprint : a.record < b.record;
}

}  // namespace

void KeyIndex::add_chunk(Piece& piece) {
  piece.chunks.push_back(std::make_unique_for_overwrite<Chunk>());
  held_ += sizeof(Chunk);
  piece.next = piece.chunks.back()->entries.data();
  piece.end = piece.next + chunk;
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
  if (piece.next == piece.end) {
    add_chunk(piece);
    if (!keeps(entry.fingerprint)) return;
  }
  *piece.next++ = entry;
}

// Fingerprints are even: a bucket of their next bits has an entry or two.
void KeyIndex::sort(Piece& piece) {
  gathered_.clear();
  gathered_.reserve(piece.chunks.size() * chunk);
  for (const auto& one : piece.chunks) {
    const Entry* const begin = one->entries.data();
    gathered_.insert(gathered_.end(), begin,
                     one == piece.chunks.back() ? piece.next : begin + chunk);
  }
  held_ -= piece.chunks.size() * sizeof(Chunk);
  piece = {};
  const auto bits =
      static_cast<unsigned>(std::bit_width(std::max<std::size_t>(1, gathered_.size() / 2)));
  const auto bucket_of = [bits](const Entry& entry) {
    return (entry.fingerprint << (64 - shift)) >> (64 - bits);
  };
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

void KeyIndex::each_run(const std::function<bool(std::span<const Entry>)>& take,
                        std::size_t least) {
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

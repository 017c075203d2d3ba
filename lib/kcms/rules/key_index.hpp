// Finds records of one key among millions: 24 bytes a record, sorted piece by piece when the file
// is read. Equal fingerprints are only a hint: the caller confirms them on the bytes, or by a second
// fingerprint in `at`, and then relies on 128 bits that tell all but surely.
#pragma once

#include <kcms/rules/fingerprint.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace kcms {

class KeyIndex {
 public:
  struct Entry {
    std::uint64_t fingerprint = 0;
    std::uint64_t at = 0;  // where its bytes can be read again, or what else the caller keeps of it
    std::uint64_t record = 0;  // its number, from 1; distinct
  };

  // Holds about `limit` bytes at a time. Beyond that it drops the upper fingerprints: they are for
  // the next pass.
  explicit KeyIndex(std::uint64_t limit = std::numeric_limits<std::uint64_t>::max())
      : limit_(limit) {}

  // Inline, so that an entry is made where it stays.
  void add(const Entry& entry) {
    if (!keeps(entry.fingerprint)) return;
    Piece& piece = pieces_[entry.fingerprint >> shift];
    if (piece.next == piece.end) {
      add_chunk(piece);
      if (!keeps(entry.fingerprint)) return;
    }
    if (piece.end - piece.next > soon)  // the pieces are too many for the cache to foresee
      __builtin_prefetch(piece.next + soon, 1);
    *piece.next++ = entry;
  }
  // Whether entries of this fingerprint are kept in this pass.
  [[nodiscard]] bool keeps(std::uint64_t fingerprint) const noexcept {
    const std::uint64_t piece = fingerprint >> shift;
    return piece >= first_ && piece < last_;
  }

  // Calls `take` for every run of `least` or more entries of one fingerprint, in order of their
  // records. Frees the index as it goes; `take` returns whether to go on. Of many entries, the next
  // ones are sorted in other threads meanwhile.
  void each_run(const std::function<bool(std::span<const Entry>)>& take, std::size_t least = 2);

  // Makes ready for the fingerprints that this pass had no room for; false where there were none.
  [[nodiscard]] bool next_pass() noexcept;

 private:
  static constexpr unsigned shift = 56;
  static constexpr std::size_t pieces = 256;
  static constexpr std::size_t chunk = 1024;
  static constexpr std::ptrdiff_t soon = 8;  // entries
  struct Chunk {
    std::array<Entry, chunk> entries;
  };
  struct Piece {
    std::vector<std::unique_ptr<Chunk>> chunks;
    Entry* next = nullptr;  // in the last chunk
    Entry* end = nullptr;
  };
  // A piece in order; kept from one to the next for its memory.
  struct Sorted {
    std::vector<Entry> entries;
    std::vector<std::uint32_t> buckets;
  };
  void add_chunk(Piece& piece);
  void release(Piece& piece);
  static void sort(const Piece& piece, Sorted& sorted);

  std::array<Piece, pieces> pieces_;
  std::uint64_t limit_;
  std::uint64_t held_ = 0;  // bytes
  std::size_t first_ = 0;   // pieces of this pass
  std::size_t last_ = pieces;
};

}  // namespace kcms

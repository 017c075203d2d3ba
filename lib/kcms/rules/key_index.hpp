// Finds records of one key among millions: 24 bytes a record, sorted piece by piece when the file is read. Equal
// fingerprints are only a hint; the caller confirms them on the bytes.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace kcms {

class KeyIndex {
 public:
  struct Entry {
    std::uint64_t fingerprint = 0;
    std::uint64_t at = 0;      // where its bytes can be read again
    std::uint64_t record = 0;  // its number, from 1
  };

  void add(const Entry& entry);

  // Calls `take` for every run of two or more entries of one fingerprint, in order of their records. Frees the index
  // as it goes; `take` returns whether to go on.
  void each_run(const std::function<bool(std::span<const Entry>)>& take);

 private:
  static constexpr std::size_t pieces = 256;
  static constexpr std::size_t chunk = 1024;
  struct Chunk {
    std::array<Entry, chunk> entries;
  };
  struct Piece {
    std::vector<std::unique_ptr<Chunk>> chunks;
    std::size_t count = 0;
  };
  std::array<Piece, pieces> pieces_;
};

// A fingerprint of some bytes; feed the parts of a key one after the other.
class Fingerprint {
 public:
  void add(const char* bytes, std::size_t count) noexcept;
  [[nodiscard]] std::uint64_t value() const noexcept;

 private:
  std::uint64_t state_ = 0x9E3779B97F4A7C15;
};

}  // namespace kcms

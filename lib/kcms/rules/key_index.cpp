#include <kcms/rules/key_index.hpp>

#include <algorithm>
#include <bit>
#include <future>

namespace kcms {
namespace {

constexpr std::uint64_t worth_a_thread = std::uint64_t{16} << 20;  // bytes
constexpr std::size_t sorters = 2;

bool earlier(const KeyIndex::Entry& a, const KeyIndex::Entry& b) noexcept {
  return a.fingerprint != b.fingerprint ? a.fingerprint < b.fingerprint : a.record < b.record;
}

}  // namespace

void KeyIndex::add_chunk(Piece& piece) {
  piece.chunks.push_back(std::make_unique_for_overwrite<Chunk>());
  held_ += sizeof(Chunk);
  piece.next = piece.chunks.back()->entries.data();
  piece.end = piece.next + chunk;
  while (held_ > limit_ && last_ - first_ > 1) release(pieces_[--last_]);
}

void KeyIndex::release(Piece& piece) {
  held_ -= piece.chunks.size() * sizeof(Chunk);
  piece = {};
}

// Fingerprints are even: a bucket of their next bits has an entry or two.
void KeyIndex::sort(const Piece& piece, Sorted& sorted) {
  const auto each = [&piece](auto take) {
    for (const auto& one : piece.chunks) {
      const Entry* const begin = one->entries.data();
      std::for_each(begin, begin + chunk == piece.end ? piece.next : begin + chunk, take);
    }
  };
  const std::size_t count =
      piece.chunks.size() * chunk - static_cast<std::size_t>(piece.end - piece.next);
  const auto bits = static_cast<unsigned>(std::bit_width(std::max<std::size_t>(1, count / 2)));
  const auto bucket_of = [bits](const Entry& entry) {
    return (entry.fingerprint << (64 - shift)) >> (64 - bits);
  };
  auto& [entries, buckets] = sorted;
  buckets.assign((std::size_t{1} << bits) + 1, 0);
  each([&](const Entry& entry) { ++buckets[bucket_of(entry) + 1]; });
  for (std::size_t i = 1; i < buckets.size(); ++i) buckets[i] += buckets[i - 1];
  entries.resize(buckets.back());
  each([&](const Entry& entry) { entries[buckets[bucket_of(entry)]++] = entry; });
  auto first = entries.begin();
  for (std::size_t i = 0; i + 1 < buckets.size(); ++i) {  // a bucket ends where the next began
    const auto last = entries.begin() + buckets[i];
    if (last - first > 1) std::sort(first, last, earlier);
    first = last;
  }
}

void KeyIndex::each_run(const std::function<bool(std::span<const Entry>)>& take,
                        std::size_t least) {
  // Where no thread can be had, sorting waits until it is asked for.
  const auto how =
      held_ >= worth_a_thread ? std::launch::async | std::launch::deferred : std::launch::deferred;
  struct Place {
    Sorted sorted;
    std::future<void> sorting;  // gone first: it waits
  };
  std::array<Place, sorters + 1> places;  // one of them is being taken
  const auto begin_sorting = [&](std::size_t p) {
    Place& place = places[p % places.size()];
    if (p < last_)
      place.sorting = std::async(how, sort, std::cref(pieces_[p]), std::ref(place.sorted));
  };
  for (std::size_t p = first_; p < first_ + sorters; ++p) begin_sorting(p);
  for (std::size_t p = first_; p < last_; ++p) {
    Place& place = places[p % places.size()];
    place.sorting.get();
    release(pieces_[p]);
    begin_sorting(p + sorters);
    const std::vector<Entry>& entries = place.sorted.entries;
    for (auto first = entries.begin(); first != entries.end();) {
      auto last = first + 1;
      while (last != entries.end() && last->fingerprint == first->fingerprint) ++last;
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

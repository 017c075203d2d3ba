#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

#include <algorithm>
#include <optional>

namespace kcms {
namespace {

constexpr std::uint32_t shortest_format = 14;
// Writers to a pipe cannot know a size, and put one there that no document has.
constexpr std::uint32_t no_size = 0x7F000000;

struct WavChunk {
  std::string_view type;
  std::uint32_t length = 0;
  bool fits = false;  // all of it is there
};

// A chunk, without the byte that may make it even. Nothing where no beginning of one is left.
std::optional<WavChunk> take_chunk(MediaCursor& cursor) noexcept {
  if (cursor.rest().size() < 8) return std::nullopt;
  WavChunk chunk;
  chunk.type = cursor.take(4);
  chunk.length = cursor.little(4);
  cursor.skip(chunk.length);
  chunk.fits = !cursor.past_end();
  return chunk;
}

// What fills up behind a file has no name as chunks have.
bool is_named(const WavChunk& chunk) noexcept {
  return std::ranges::all_of(chunk.type, [](char c) { return c >= ' ' && c <= '~'; });
}

class WavWalk {
 public:
  explicit WavWalk(std::string_view bytes) noexcept : bytes_(bytes), cursor_(bytes, 4) {}

  MediaWalk run() noexcept {
    const std::uint32_t size = cursor_.little(4);
    cursor_.skip(4);
    walk_.at = bytes_.size();
    walk_.state = cursor_.past_end() ? MediaState::cut_off : walk_chunks(size);
    return walk_;
  }

 private:
  MediaState walk_chunks(std::uint32_t size) noexcept {
    open_ = size == 0 || size >= no_size;
    const std::uint64_t end = open_ ? bytes_.size() : size + std::uint64_t{8};
    while (cursor_.at() < end) {
      const std::size_t at = cursor_.at();
      const auto chunk = take_chunk(cursor_);
      if (!chunk || (open_ && sound_ && !is_named(*chunk))) return end_at(at, end);
      if (!chunk->fits) return judge_long(*chunk, at, end);
      format_ |= chunk->type == "fmt " && chunk->length >= shortest_format;
      if (chunk->type == "data") {
        if (!format_) return broken(at);
        const bool last = size == 0 || cursor_.at() >= end;
        if (chunk->length == 0 && last && !cursor_.at_end()) return MediaState::unsized;
        sound_ |= chunk->length > 0;
      }
      if (!cursor_.at_end()) cursor_.skip(chunk->length & 1U);
    }
    return end_at(cursor_.at(), end);
  }

  // A chunk that is longer than what is left. Behind the sound it is none, where all is there that
  // the file as a whole promises.
  MediaState judge_long(const WavChunk& chunk, std::size_t at, std::uint64_t end) noexcept {
    if (sound_ && end <= bytes_.size()) return end_at(at, end);
    if (chunk.type == "data" && format_ && chunk.length >= no_size) return MediaState::unsized;
    walk_.at = at;
    return MediaState::cut_off;
  }

  // Some writers count the first eight bytes as well, or a last one that makes it even.
  MediaState end_at(std::size_t at, std::uint64_t end) noexcept {
    const bool over_counted = at == bytes_.size() && end <= at + std::uint64_t{8};
    if (end > bytes_.size() && !(over_counted && sound_)) return MediaState::cut_off;
    if (!sound_) return open_ ? MediaState::cut_off : broken(at);
    end_walk(walk_, bytes_, at);
    return MediaState::whole;
  }

  MediaState broken(std::size_t at) noexcept {
    walk_.at = at;
    return MediaState::broken;
  }

  std::string_view bytes_;
  MediaCursor cursor_;
  MediaWalk walk_;
  bool open_ = false;  // the size of the file was never written
  bool format_ = false;
  bool sound_ = false;
};

}  // namespace

MediaWalk walk_wav(std::string_view bytes) noexcept { return WavWalk(bytes).run(); }

}  // namespace kcms

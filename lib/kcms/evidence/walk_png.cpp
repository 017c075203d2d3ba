#include <kcms/base/text.hpp>
#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint32_t longest_chunk = 0x7FFFFFFF;

struct PngChunk {
  std::uint32_t length = 0;
  std::string_view type;
  std::string_view data;
};

PngChunk take_chunk(MediaCursor& cursor) noexcept {
  PngChunk chunk;
  chunk.length = cursor.big(4);
  chunk.type = cursor.take(4);
  chunk.data = cursor.take(chunk.length);
  cursor.skip(4);  // the check sum
  return chunk;
}

bool is_believable(const PngChunk& chunk) noexcept {
  return chunk.length <= longest_chunk && std::ranges::all_of(chunk.type, is_letter);
}

MediaState walk_chunks(MediaCursor& cursor, MediaWalk& walk) noexcept {
  bool pictured = false;
  for (bool first = true;; first = false) {
    walk.at = cursor.at();
    const PngChunk chunk = take_chunk(cursor);
    if (!is_believable(chunk)) return MediaState::broken;
    if (cursor.past_end()) return MediaState::cut_off;
    if (first != (chunk.type == "IHDR")) return MediaState::broken;
    if (first) {
      MediaCursor header(chunk.data);
      walk.width = header.big(4);
      walk.height = header.big(4);
      if (chunk.length != 13 || walk.width == 0 || walk.height == 0) return MediaState::broken;
    }
    pictured |= chunk.type == "IDAT" && chunk.length > 0;
    if (chunk.type == "IEND") return pictured ? MediaState::whole : MediaState::broken;
  }
}

}  // namespace

MediaWalk walk_png(std::string_view bytes) noexcept {
  MediaWalk walk;
  MediaCursor cursor(bytes, 8);
  walk.state = walk_chunks(cursor, walk);
  if (walk.state == MediaState::whole) end_walk(walk, bytes, cursor.at());
  return walk;
}

}  // namespace kcms

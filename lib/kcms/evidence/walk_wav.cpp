#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

namespace kcms {
namespace {

constexpr std::uint32_t shortest_format = 16;

// The chunks of what the RIFF size says is there. The last may lack the byte that makes it even.
MediaState walk_chunks(MediaCursor& cursor) noexcept {
  bool format = false;
  bool sound = false;
  while (!cursor.at_end()) {
    const std::string_view type = cursor.take(4);
    const std::uint32_t length = cursor.little(4);
    cursor.skip(length);
    if (cursor.past_end()) return MediaState::broken;
    if (!cursor.at_end()) cursor.skip(length & 1U);
    format |= type == "fmt " && length >= shortest_format;
    sound |= format && type == "data" && length > 0;
  }
  return sound ? MediaState::whole : MediaState::broken;
}

}  // namespace

MediaWalk walk_wav(std::string_view bytes) noexcept {
  MediaWalk walk;
  MediaCursor cursor(bytes, 4);
  const std::uint64_t riff = std::uint64_t{cursor.little(4)} + 8;
  cursor.skip(4);
  walk.at = bytes.size();
  walk.state = MediaState::cut_off;
  if (cursor.past_end() || riff > bytes.size()) return walk;
  MediaCursor chunks(bytes.substr(0, static_cast<std::size_t>(riff)), 12);
  walk.state = walk_chunks(chunks);
  walk.at = chunks.at();
  return walk;
}

}  // namespace kcms

#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

namespace kcms {
namespace {

enum GifBlock : std::uint8_t { nothing = 0, extension = 0x21, image = 0x2C, trailer = 0x3B };

void skip_colours(MediaCursor& cursor, std::uint8_t flags) noexcept {
  if ((flags & 0x80U) != 0) cursor.skip(std::uint64_t{3} << ((flags & 7U) + 1U));
}

void skip_sub_blocks(MediaCursor& cursor) noexcept {
  while (const std::uint8_t length = cursor.byte()) cursor.skip(length);
}

// Whether there is a picture. Logical screens of no size are taken to be as large as the first.
bool skip_image(MediaCursor& cursor, MediaWalk& walk) noexcept {
  cursor.skip(4);
  const std::uint32_t width = cursor.little(2);
  const std::uint32_t height = cursor.little(2);
  if (walk.width == 0) walk.width = width;
  if (walk.height == 0) walk.height = height;
  skip_colours(cursor, cursor.byte());
  cursor.skip(1);  // the code size
  const std::size_t data = cursor.at();
  skip_sub_blocks(cursor);
  return width > 0 && height > 0 && cursor.at() > data + 1;
}

MediaState walk_blocks(MediaCursor& cursor, MediaWalk& walk) noexcept {
  bool pictured = false;
  while (true) {
    walk.at = cursor.at();
    const std::uint8_t block = cursor.byte();
    if (cursor.past_end()) return MediaState::cut_off;
    if (block == trailer) break;
    if (block == extension) {
      cursor.skip(1);
      skip_sub_blocks(cursor);
    } else if (block == image) {
      pictured |= skip_image(cursor, walk);
    } else if (block != nothing) {  // one terminator too many harms no reader
      return MediaState::broken;
    }
  }
  const bool sized = walk.width > 0 && walk.height > 0;
  return pictured && sized ? MediaState::whole : MediaState::broken;
}

}  // namespace

MediaWalk walk_gif(std::string_view bytes) noexcept {
  MediaWalk walk;
  MediaCursor cursor(bytes, 6);
  walk.width = cursor.little(2);
  walk.height = cursor.little(2);
  const std::uint8_t flags = cursor.byte();
  cursor.skip(2);
  skip_colours(cursor, flags);
  walk.state = walk_blocks(cursor, walk);
  if (walk.state == MediaState::whole) end_walk(walk, bytes, cursor.at());
  return walk;
}

}  // namespace kcms

#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

namespace kcms {
namespace {

enum Marker : std::uint8_t {
  huffman = 0xC4,
  extension = 0xC8,
  arithmetic = 0xCC,
  restart = 0xD0,
  start = 0xD8,
  end = 0xD9,
  scan = 0xDA,
  lines = 0xDC
};

bool is_frame(std::uint8_t marker) noexcept {
  return marker >= 0xC0 && marker <= 0xCF && marker != huffman && marker != extension &&
         marker != arithmetic;
}

bool is_restart(std::uint8_t marker) noexcept { return marker >= restart && marker < start; }

// The code of the marker that stands here, behind any fill bytes; 0 where none does.
std::uint8_t marker_here(MediaCursor& cursor) noexcept {
  if (cursor.byte() != 0xFF) return 0;
  std::uint8_t code = 0xFF;
  while (code == 0xFF) code = cursor.byte();
  return code;
}

// Past the coded data of a scan, in which FF00 is data, to the marker that ends it.
std::uint8_t marker_after_scan(MediaCursor& cursor) noexcept {
  while (!cursor.past_end()) {
    if (cursor.byte() != 0xFF) continue;
    std::uint8_t code = 0xFF;
    while (code == 0xFF) code = cursor.byte();
    if (code != 0 && !is_restart(code)) return code;
  }
  return 0;
}

void read_frame(std::string_view segment, MediaWalk& walk) noexcept {
  MediaCursor cursor(segment, 1);  // behind the precision
  walk.height = cursor.big(2);
  walk.width = cursor.big(2);
}

class JpegWalk {
 public:
  explicit JpegWalk(std::string_view bytes) noexcept : cursor_(bytes, 2) {}

  MediaWalk run() noexcept {
    std::uint8_t marker = marker_here(cursor_);
    while (marker != end && !cursor_.past_end()) {
      if (!take_segment(marker)) return stop(MediaState::broken);
      marker = marker == scan ? marker_after_scan(cursor_) : marker_here(cursor_);
    }
    if (cursor_.past_end()) return stop(MediaState::cut_off);
    const bool picture = scanned_ && walk_.width > 0 && walk_.height > 0;
    return stop(picture ? MediaState::whole : MediaState::broken);
  }

 private:
  // False where no segment can begin with `marker`.
  bool take_segment(std::uint8_t marker) noexcept {
    if (marker < 0xC0 || marker == start || is_restart(marker)) return false;
    const std::uint32_t length = cursor_.big(2);
    if (length < 2) return cursor_.past_end();
    const std::string_view segment = cursor_.take(length - 2);
    if (is_frame(marker)) read_frame(segment, walk_);
    // The number of lines, when the frame did not know it yet.
    if (marker == lines) walk_.height = MediaCursor(segment).big(2);
    if (marker == scan) scanned_ = walk_.width > 0;
    return marker != scan || scanned_;
  }

  MediaWalk stop(MediaState state) noexcept {
    walk_.state = state;
    walk_.at = cursor_.at();
    return walk_;
  }

  MediaCursor cursor_;
  MediaWalk walk_;
  bool scanned_ = false;
};

}  // namespace

MediaWalk walk_jpg(std::string_view bytes) noexcept { return JpegWalk(bytes).run(); }

}  // namespace kcms

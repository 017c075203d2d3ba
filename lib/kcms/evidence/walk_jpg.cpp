#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

namespace kcms {
namespace {

enum Marker : std::uint8_t {
  temporary = 0x01,
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

// To the next marker and past it, as every reader goes on: over fill bytes, and over FF00, which is
// data. 0 where there is none.
std::uint8_t next_marker(MediaCursor& cursor) noexcept {
  while (!cursor.past_end()) {
    cursor.skip_to('\xFF');
    std::uint8_t code = 0xFF;
    while (code == 0xFF && !cursor.past_end()) code = cursor.byte();
    if (code != 0) return code;
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
  explicit JpegWalk(std::string_view bytes) noexcept : bytes_(bytes), cursor_(bytes, 2) {}

  MediaWalk run() noexcept {
    std::uint8_t marker = marker_between();
    while (marker != end && !cursor_.past_end()) {
      const std::size_t at = cursor_.at() - 2;
      if (!take_segment(marker)) return stop(MediaState::broken, at);
      marker = marker == scan ? marker_after_scan() : marker_between();
    }
    if (cursor_.past_end()) return stop(MediaState::cut_off, bytes_.size());
    const bool picture = scanned_ && walk_.width > 0 && walk_.height > 0;
    if (!picture) return stop(MediaState::broken, cursor_.at() - 2);
    end_walk(walk_, bytes_, cursor_.at());
    return stop(MediaState::whole, cursor_.at());
  }

 private:
  // The marker that begins the next segment. It should stand right here.
  std::uint8_t marker_between() noexcept {
    const std::size_t at = cursor_.at();
    const bool here = cursor_.rest().starts_with('\xFF');
    const std::uint8_t marker = next_marker(cursor_);
    if (!here && !cursor_.past_end()) add_stray(walk_, at, cursor_.at() - 2 - at);
    return marker;
  }

  // Past the coded data of a scan, to the marker that ends it.
  std::uint8_t marker_after_scan() noexcept {
    std::uint8_t marker = next_marker(cursor_);
    while (is_restart(marker)) marker = next_marker(cursor_);
    return marker;
  }

  // False where no segment can begin with `marker`.
  bool take_segment(std::uint8_t marker) noexcept {
    if (marker == temporary || is_restart(marker)) return true;  // nothing belongs to them
    if (marker < 0xC0 || marker == start) return false;
    const std::uint32_t length = cursor_.big(2);
    if (length < 2) return cursor_.past_end();
    const std::string_view segment = cursor_.take(length - 2);
    if (is_frame(marker)) read_frame(segment, walk_);
    // The number of lines, when the frame did not know it yet.
    if (marker == lines) walk_.height = MediaCursor(segment).big(2);
    if (marker == scan) scanned_ = walk_.width > 0;
    return marker != scan || scanned_ || cursor_.past_end();
  }

  MediaWalk stop(MediaState state, std::size_t at) noexcept {
    walk_.state = state;
    walk_.at = at;
    return walk_;
  }

  std::string_view bytes_;
  MediaCursor cursor_;
  MediaWalk walk_;
  bool scanned_ = false;
};

}  // namespace

MediaWalk walk_jpg(std::string_view bytes) noexcept { return JpegWalk(bytes).run(); }

}  // namespace kcms

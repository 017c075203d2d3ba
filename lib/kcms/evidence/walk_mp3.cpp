#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>
#include <kcms/evidence/mp3_frame.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::size_t header_bytes = 4;
constexpr std::size_t old_tag_bytes = 128;  // ID3v1

// A tag's size stands in four times seven bits; with a footer it is ten bytes longer.
void skip_tags(MediaCursor& cursor) noexcept {
  while (cursor.rest().starts_with("ID3")) {
    cursor.skip(5);
    const std::uint8_t flags = cursor.byte();
    std::uint64_t length = 0;
    for (int i = 0; i < 4; ++i) length = length << 7U | (cursor.byte() & 0x7FU);
    cursor.skip(length + ((flags & 0x10U) != 0 ? 10U : 0U));
  }
}

// How many frames the first one says there are, itself counted or, by most writers, not; 0 where it
// says nothing.
std::uint32_t promised_frames(std::string_view bytes, const Mp3Frame& frame) noexcept {
  MediaCursor cursor(bytes.substr(0, frame.bytes), header_bytes + frame.side_info);
  const std::string_view name = cursor.take(4);
  if (name != "Xing" && name != "Info") return 0;
  const std::uint32_t frames = (cursor.big(4) & 1U) != 0 ? cursor.big(4) : 0;
  return cursor.past_end() ? 0 : frames;
}

// What may stand behind the last frame.
MediaState judge_rest(std::string_view rest) noexcept {
  if (std::ranges::all_of(rest, [](char c) { return c == '\0'; })) return MediaState::whole;
  if (rest.starts_with("APETAGEX") || rest.starts_with("LYRICSBEGIN")) return MediaState::whole;
  if (rest.starts_with("TAG"))
    return rest.size() < old_tag_bytes ? MediaState::cut_off : MediaState::whole;
  return rest.size() < header_bytes ? MediaState::cut_off : MediaState::broken;
}

MediaState walk_frames(MediaCursor& cursor) noexcept {
  std::uint32_t promised = 0;
  std::uint32_t frames = 0;
  while (const auto frame = read_mp3_frame(cursor.rest())) {
    if (frames == 0) promised = promised_frames(cursor.rest(), *frame);
    cursor.skip(frame->bytes);
    if (cursor.past_end()) return MediaState::cut_off;
    ++frames;
  }
  if (frames == 0)
    return cursor.rest().size() < header_bytes ? MediaState::cut_off : MediaState::broken;
  if (cursor.at_end() && frames < promised) return MediaState::cut_off;
  return judge_rest(cursor.rest());
}

}  // namespace

MediaWalk walk_mp3(std::string_view bytes) noexcept {
  MediaWalk walk;
  MediaCursor cursor(bytes);
  skip_tags(cursor);
  walk.state = walk_frames(cursor);
  walk.at = cursor.at();
  return walk;
}

}  // namespace kcms

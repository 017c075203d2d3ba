#include <kcms/base/text.hpp>
#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>
#include <kcms/evidence/mp3_frame.hpp>
#include <kcms/evidence/mp3_tags.hpp>

namespace kcms {
namespace {

constexpr std::size_t frame_header = 4;

// Too few bytes to tell a frame or a tag by, and they begin like one.
bool is_begun(std::string_view rest) noexcept {
  if (rest.size() >= frame_header)
    return std::string_view("LYRICSBEGIN").starts_with(rest) ||
           std::string_view("APETAGEX").starts_with(rest);
  return !rest.empty() && (rest.front() == '\xFF' || rest.front() == 'T' || rest.front() == 'A' ||
                           rest.front() == 'L' || rest.front() == 'I');
}

class Mp3Walk {
 public:
  explicit Mp3Walk(std::string_view bytes) noexcept
      : bytes_(bytes.substr(0, find_mp3_end(bytes))), cursor_(bytes_) {}

  MediaWalk run() noexcept {
    while (!cursor_.at_end() && take_part()) {
    }
    walk_.at = cursor_.at();
    walk_.state = judge();
    return walk_;
  }

 private:
  // A frame, a tag, or stray bytes before them. False at the end of what can be told apart.
  bool take_part() noexcept {
    if (const auto frame = read_mp3_frame(cursor_.rest())) {
      if (frames_++ == 0) promised_ = promised_mp3_frames(cursor_.rest(), *frame);
      sound_ += frame->bytes;
      cursor_.skip(frame->bytes);
      return true;
    }
    if (const auto tag = mp3_tag_size(cursor_.rest())) {
      cursor_.skip(*tag);
      return true;
    }
    const auto next = find_mp3_frame(cursor_.rest());
    if (next) take_stray(*next);
    return next.has_value();
  }

  // Recorders fill up with zeroes, wherever they are.
  void take_stray(std::size_t count) noexcept {
    const std::string_view between = cursor_.rest().substr(0, count);
    if (!all_of(between, '\0')) add_stray(walk_, cursor_.at(), count);
    cursor_.skip(count);
  }

  MediaState judge() noexcept {
    const std::string_view rest = cursor_.rest();
    if (cursor_.past_end() || is_begun(rest)) return MediaState::cut_off;
    if (frames_ == 0) return rest.empty() ? MediaState::cut_off : MediaState::broken;
    if (frames_ < promised_) return MediaState::cut_off;
    const std::size_t among = walk_.stray;
    take_stray(rest.size());
    // A frame or two among other bytes are chance; not so before a filler.
    const bool chance = (all_of(rest, ' ') ? among : walk_.stray) > sound_;
    return chance ? MediaState::broken : MediaState::whole;
  }

  std::string_view bytes_;  // without the tags at the end
  MediaCursor cursor_;
  MediaWalk walk_;
  std::uint64_t frames_ = 0;
  std::uint64_t promised_ = 0;
  std::size_t sound_ = 0;  // bytes of frames
};

}  // namespace

MediaWalk walk_mp3(std::string_view bytes) noexcept { return Mp3Walk(bytes).run(); }

}  // namespace kcms

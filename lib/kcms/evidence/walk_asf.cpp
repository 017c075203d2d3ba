#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

#include <algorithm>

namespace kcms {
namespace {

using namespace std::string_view_literals;

constexpr auto data_id = "\x36\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"sv;
constexpr auto properties_id = "\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11\x8E\xE4\x00\xC0\x0C\x20\x53\x65"sv;
constexpr auto stream_id = "\x91\x07\xDC\xB7\xB7\xA9\xCF\x11\x8E\xE6\x00\xC0\x0C\x20\x53\x65"sv;
constexpr auto audio_type = "\x40\x9E\x69\xF8\x4D\x5B\xCF\x11\xA8\xFD\x00\x80\x5F\x5C\x44\x2B"sv;
constexpr std::uint64_t object_header = 24;  // a GUID and the object's size
constexpr std::uint64_t header_fields = 30;  // of the header object: a count and two bytes more
constexpr std::uint64_t data_fields = 50;    // of the data object, before the first packet

struct AsfObject {
  std::string_view id;
  std::uint64_t size = 0;  // with id and size
  std::string_view body;
};

AsfObject take_object(MediaCursor& cursor) noexcept {
  AsfObject object;
  object.id = cursor.take(16);
  object.size = cursor.little_64();
  if (object.size >= object_header) object.body = cursor.take(object.size - object_header);
  return object;
}

// What the file properties object says of the whole.
struct AsfProperties {
  bool found = false;
  bool broadcast = false;   // sizes were not known yet when this was written
  std::uint64_t bytes = 0;  // of the file
};

AsfProperties read_properties(std::string_view body) noexcept {
  AsfProperties properties;
  MediaCursor cursor(body, 16);
  properties.bytes = cursor.little_64();
  cursor.skip(5 * std::uint64_t{8});
  properties.broadcast = (cursor.little(4) & 1U) != 0;
  properties.found = !cursor.past_end();
  return properties;
}

// Whether a stream of the header is one of sound. Its description may lie within other objects,
// deeper than is walked, and is therefore looked for.
bool describes_sound(std::string_view header) noexcept {
  for (std::size_t at = header.find(stream_id); at != std::string_view::npos;
       at = header.find(stream_id, at + 1))
    if (header.substr(at).substr(0, object_header + audio_type.size()).ends_with(audio_type))
      return true;
  return false;
}

class AsfWalk {
 public:
  explicit AsfWalk(std::string_view bytes) noexcept : bytes_(bytes), cursor_(bytes) {}

  MediaWalk run() noexcept {
    walk_.state = walk_objects();
    return walk_;
  }

 private:
  MediaState walk_objects() noexcept {
    const AsfObject header = take_object(cursor_);
    if (cursor_.past_end()) return cut_off();
    if (header.size < header_fields || !walk_header(header.body)) return MediaState::broken;
    walk_.at = cursor_.at();
    if (!describes_sound(header.body)) return MediaState::broken;
    const AsfObject data = take_object(cursor_);
    if (cursor_.at() < walk_.at + object_header) return cut_off();
    if (data.id != data_id) return MediaState::broken;
    if (properties_.broadcast && data.size <= data_fields) return MediaState::unsized;
    if (cursor_.past_end()) return cut_off();
    if (data.size <= data_fields) return MediaState::broken;
    return walk_rest();
  }

  bool walk_header(std::string_view body) noexcept {
    MediaCursor cursor(body, header_fields - object_header);
    while (!cursor.at_end()) {
      walk_.at = object_header + cursor.at();
      const AsfObject object = take_object(cursor);
      if (cursor.past_end() || object.size < object_header) return false;
      if (object.id == properties_id) properties_ = read_properties(object.body);
    }
    return properties_.found;
  }

  // Indexes may stand behind the data. Where the file does not say how long it is, there is no
  // telling whether all of them are there.
  MediaState walk_rest() noexcept {
    const std::uint64_t end = properties_.broadcast ? cursor_.at() : properties_.bytes;
    if (end > bytes_.size()) return cut_off();
    end_walk(walk_, bytes_, std::max(cursor_.at(), static_cast<std::size_t>(end)));
    return MediaState::whole;
  }

  MediaState cut_off() noexcept {
    walk_.at = bytes_.size();
    return MediaState::cut_off;
  }

  std::string_view bytes_;
  MediaCursor cursor_;
  MediaWalk walk_;
  AsfProperties properties_;
};

}  // namespace

MediaWalk walk_asf(std::string_view bytes) noexcept { return AsfWalk(bytes).run(); }

}  // namespace kcms

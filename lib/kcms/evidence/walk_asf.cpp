#include <kcms/evidence/media_cursor.hpp>
#include <kcms/evidence/media_walk.hpp>

namespace kcms {
namespace {

using namespace std::string_view_literals;

constexpr auto data_id = "\x36\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C"sv;
constexpr auto properties_id = "\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11\x8E\xE4\x00\xC0\x0C\x20\x53\x65"sv;
constexpr std::uint64_t object_header = 24;  // a GUID and the object's size
constexpr std::uint64_t header_fields = 30;  // of the header object: a count and two bytes more

struct Object {
  std::string_view id;
  std::uint64_t size = 0;  // with id and size
  std::string_view body;
};

Object take_object(MediaCursor& cursor) noexcept {
  Object object;
  object.id = cursor.take(16);
  object.size = cursor.little_64();
  if (object.size >= object_header) object.body = cursor.take(object.size - object_header);
  return object;
}

// The size of the whole file as its properties tell it; 0 where they do not, as in a broadcast.
std::uint64_t file_size(std::string_view properties) noexcept {
  MediaCursor cursor(properties, 16);
  const std::uint64_t size = cursor.little_64();
  cursor.skip(5 * std::uint64_t{8});
  const bool broadcast = (cursor.little(4) & 1U) != 0;
  return cursor.past_end() || broadcast ? 0 : size;
}

MediaState walk_header(std::string_view body, std::uint64_t& promised) noexcept {
  MediaCursor cursor(body, header_fields - object_header);
  while (!cursor.at_end()) {
    const Object object = take_object(cursor);
    if (cursor.past_end() || object.size < object_header) return MediaState::broken;
    if (object.id == properties_id) promised = file_size(object.body);
  }
  return cursor.past_end() ? MediaState::broken : MediaState::whole;
}

MediaState walk_objects(MediaCursor& cursor, std::size_t bytes) noexcept {
  const Object header = take_object(cursor);
  if (cursor.past_end()) return MediaState::cut_off;
  if (header.size < header_fields) return MediaState::broken;
  std::uint64_t promised = 0;
  if (walk_header(header.body, promised) == MediaState::broken) return MediaState::broken;
  const Object data = take_object(cursor);
  if (cursor.past_end() || promised > bytes) return MediaState::cut_off;
  const bool sound = data.id == data_id && data.size > object_header;
  return sound ? MediaState::whole : MediaState::broken;
}

}  // namespace

MediaWalk walk_asf(std::string_view bytes) noexcept {
  MediaWalk walk;
  MediaCursor cursor(bytes);
  walk.state = walk_objects(cursor, bytes.size());
  walk.at = cursor.at();
  return walk;
}

}  // namespace kcms

#include <kcms/evidence/media_walk.hpp>

namespace kcms {

void add_stray(MediaWalk& walk, std::size_t at, std::size_t count) noexcept {
  if (count > 0 && walk.stray == 0) walk.stray_at = at;
  walk.stray += count;
}

void end_walk(MediaWalk& walk, std::string_view bytes, std::size_t end) noexcept {
  walk.at = end;
  add_stray(walk, end, bytes.size() - end);
}

MediaWalk walk_media(MediaType type, std::string_view bytes) noexcept {
  switch (type) {
    case MediaType::jpg:
      return walk_jpg(bytes);
    case MediaType::gif:
      return walk_gif(bytes);
    case MediaType::tif:
      return walk_tif(bytes);
    case MediaType::png:
      return walk_png(bytes);
    case MediaType::pdf:
      return walk_pdf(bytes);
    case MediaType::wav:
      return walk_wav(bytes);
    case MediaType::mp3:
      return walk_mp3(bytes);
    case MediaType::asf:
      return walk_asf(bytes);
    case MediaType::der:
    case MediaType::unknown:
      break;
  }
  return {};
}

}  // namespace kcms

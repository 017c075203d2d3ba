#include <kcms/evidence/media_walk.hpp>

namespace kcms {

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
    case MediaType::wav:
      return walk_wav(bytes);
    case MediaType::mp3:
      return walk_mp3(bytes);
    case MediaType::asf:
      return walk_asf(bytes);
    case MediaType::pdf:
    case MediaType::der:
    case MediaType::unknown:
      break;
  }
  return {};
}

}  // namespace kcms

// Walks over the structure of a document to its end, without decoding it: whether it is all there,
// and how large the picture is. A header alone proves nothing: a JPEG cut anywhere after it still
// has it.
#pragma once

#include <kcms/evidence/media_type.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kcms {

enum class MediaState {
  whole,
  cut_off,     // it promises bytes that are not there
  broken,      // what stands at `at` cannot stand there
  not_walked,  // a type that no walk is for: pdf, der, unknown
};

struct MediaWalk {
  MediaState state = MediaState::not_walked;
  std::uint32_t width = 0;  // of a picture, in dots; never 0 in one that is whole
  std::uint32_t height = 0;
  std::size_t at = 0;  // where the walk ended, in bytes from the document's beginning
};

// The whole document `bytes`, as what `type` says. Takes time in proportion to its bytes and no
// memory. What follows a proper end is passed over, as every reader of these formats does.
[[nodiscard]] MediaWalk walk_media(MediaType type, std::string_view bytes) noexcept;

// One format each.
[[nodiscard]] MediaWalk walk_jpg(std::string_view bytes) noexcept;  // ITU-T T.81, annex B
[[nodiscard]] MediaWalk walk_gif(std::string_view bytes) noexcept;  // GIF89a
[[nodiscard]] MediaWalk walk_tif(std::string_view bytes) noexcept;  // TIFF 6.0
[[nodiscard]] MediaWalk walk_png(std::string_view bytes) noexcept;  // ISO/IEC 15948
[[nodiscard]] MediaWalk walk_wav(std::string_view bytes) noexcept;  // RIFF, "WAVE"
[[nodiscard]] MediaWalk walk_mp3(
    std::string_view bytes) noexcept;  // frames, ID3v2 and Xing's count
[[nodiscard]] MediaWalk walk_asf(std::string_view bytes) noexcept;  // WMA: ASF 1.2

}  // namespace kcms

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
  unsized,     // it can be read, but nothing in it says where it ends
  cut_off,     // it promises bytes that are not there
  broken,      // what stands at `at` cannot stand there
  not_walked,  // a type that no walk is for: der, unknown, TIFF of 64 bits
};

struct MediaWalk {
  MediaState state = MediaState::not_walked;
  std::uint32_t width = 0;  // of a picture, in dots; never 0 in one that is whole
  std::uint32_t height = 0;
  std::size_t at = 0;  // where the walk ended, in bytes from the document's beginning
  // Bytes that belong to no part of it, and that readers pass over: behind its end, whatever they
  // are, or between its parts. A TIFF ends with the last byte that its directories name, where they
  // name no place that only its maker understands; an MP3 nowhere: zeroes behind a frame are none.
  std::size_t stray_at = 0;  // the first of them
  std::size_t stray = 0;     // how many
};

// The whole document `bytes`, as what `type` says. Takes time in proportion to its bytes, but looks
// at few of them, and no memory. Oddities that common readers pass over do not make it broken.
[[nodiscard]] MediaWalk walk_media(MediaType type, std::string_view bytes) noexcept;

// One format each.
[[nodiscard]] MediaWalk walk_jpg(std::string_view bytes) noexcept;  // ITU-T T.81, annex B
[[nodiscard]] MediaWalk walk_gif(std::string_view bytes) noexcept;  // GIF89a
[[nodiscard]] MediaWalk walk_tif(std::string_view bytes) noexcept;  // TIFF 6.0
[[nodiscard]] MediaWalk walk_png(std::string_view bytes) noexcept;  // ISO/IEC 15948
[[nodiscard]] MediaWalk walk_pdf(std::string_view bytes) noexcept;  // its first and last line only
[[nodiscard]] MediaWalk walk_wav(std::string_view bytes) noexcept;  // RIFF, "WAVE"
// Frames of Layer III with the tags before and behind them. What Xing's or VBRI's header counts
// must be there; without one, an MP3 cut between two frames is whole.
[[nodiscard]] MediaWalk walk_mp3(std::string_view bytes) noexcept;
[[nodiscard]] MediaWalk walk_asf(
    std::string_view bytes) noexcept;  // WMA: ASF 1.2, with a stream of sound

// For the walks: ends one at `end`, behind which nothing belongs to the document.
void end_walk(MediaWalk& walk, std::string_view bytes, std::size_t end) noexcept;
// Counts stray bytes.
void add_stray(MediaWalk& walk, std::size_t at, std::size_t count) noexcept;

}  // namespace kcms

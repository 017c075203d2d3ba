// The header of one frame of MPEG audio, Layer III (ISO/IEC 11172-3 §2.4.1.3, 13818-3).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kcms {

struct Mp3Frame {
  std::size_t bytes = 0;      // header and data
  std::size_t side_info = 0;  // bytes between the header and the main data
  std::uint32_t stream = 0;   // the bits that all frames of one recording share
};

// The frame whose header `bytes` begin with; none when they are no such header. A free bit rate
// does not say how long a frame is and is none either.
[[nodiscard]] std::optional<Mp3Frame> read_mp3_frame(std::string_view bytes) noexcept;

// How many bytes from the beginning the first frame stands that another of its kind follows, or the
// end; none where there is no such frame.
[[nodiscard]] std::optional<std::size_t> find_mp3_frame(std::string_view bytes) noexcept;

}  // namespace kcms

// What stands before and behind the frames of an MP3: words about it, and how many frames there
// are.
#pragma once

#include <kcms/evidence/mp3_frame.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kcms {

// How long the tag is that `bytes` begin with: ID3v2, ID3v1, APEv2 with a header, or Lyrics3; it
// may be longer than `bytes`, which is then cut off. None where no tag begins.
[[nodiscard]] std::optional<std::uint64_t> mp3_tag_size(std::string_view bytes) noexcept;

// Where the tags begin that stand at the very end and are known by it: ID3v1, APE, Lyrics3.
[[nodiscard]] std::size_t find_mp3_end(std::string_view bytes) noexcept;

// How many frames there must be at least, as the first one says: by Xing's or VBRI's header, which
// counts itself or, as the encoders do that we know, does not. 0 where it says nothing.
[[nodiscard]] std::uint64_t promised_mp3_frames(std::string_view bytes,
                                                const Mp3Frame& frame) noexcept;

}  // namespace kcms

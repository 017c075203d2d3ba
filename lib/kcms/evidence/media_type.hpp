// What a document really is, by its first bytes and whatever it is called.
#pragma once

#include <string_view>

namespace kcms {

enum class MediaType { unknown, jpg, gif, tif, png, pdf, mp3, wav, asf, der };

// The type that `bytes`, a document or its beginning, start like. 16 bytes are enough; of an MP3
// without a tag only Layer III with a stated bit rate is known, of TIFF only the 32-bit kind, and
// der is PKCS#7 (RFC 2315, its content types).
[[nodiscard]] MediaType media_type(std::string_view bytes) noexcept;

}  // namespace kcms

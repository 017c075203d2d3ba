// What a document really is, by its first bytes and whatever it is called.
#pragma once

#include <string_view>

namespace kcms {

enum class MediaType { unknown, jpg, gif, tif, png, pdf, mp3, wav, asf, der };

// The type that `bytes`, a document or its beginning, start like. 16 bytes are enough, but for PDF,
// whose first line may stand anywhere in the first 1024. Of an MP3 without a tag only Layer III
// with a stated bit rate is known, and der is PKCS#7 (RFC 2315, its content types).
[[nodiscard]] MediaType media_type(std::string_view bytes) noexcept;

// Whether `bytes` are so few that they may be the beginning of a document of this type.
[[nodiscard]] bool is_begun(MediaType type, std::string_view bytes) noexcept;

// The type that documents with an extension should have ("jpeg", in capitals or not); unknown where
// we know no such.
[[nodiscard]] MediaType media_type_of_extension(std::string_view extension) noexcept;

// "jpg": the extension that a type has; "" of the unknown.
[[nodiscard]] std::string_view usual_extension(MediaType type) noexcept;

}  // namespace kcms

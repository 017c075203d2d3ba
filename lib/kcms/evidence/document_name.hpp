// Names of documents that can leave no folder, whatever the record says they are called.
#pragma once

#include <string>
#include <string_view>

namespace kcms {

// "PAYER0011.jpg" of a payer number and an extension. Bytes other than letters, digits, '-' and '_'
// become "%2F"; so two payer numbers never share a name, and none is a path, hidden or empty.
[[nodiscard]] std::string document_name(std::string_view payer_number, std::string_view extension);

// Whether a name can be made in a folder and nowhere else: one to 255 bytes of UTF-8, no '/', no
// '\', no control character, not hidden, not "..".
[[nodiscard]] bool is_safe_name(std::string_view name) noexcept;

// Whether a file of that name among documents is not looked at: hidden, or still being written
// (".tmp", ".part"). "." and what begins with ".." are not passed over: something is wrong there.
[[nodiscard]] bool is_passed_over(std::string_view name) noexcept;

// "jpg" of "PAYER0011.jpg", "" where there is none; and what stands before the dot.
[[nodiscard]] std::string_view extension_of(std::string_view name) noexcept;
[[nodiscard]] std::string_view stem_of(std::string_view name) noexcept;

}  // namespace kcms

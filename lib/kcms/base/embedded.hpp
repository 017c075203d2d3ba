// The files of schemas/ as they were when the program was built. Defined in the build tree.
#pragma once

#include <span>
#include <string_view>

namespace kcms {

struct EmbeddedFile {
  std::string_view path;  // below schemas/: "eb11.toml", "words/ko.toml"
  std::string_view text;
};

[[nodiscard]] std::span<const EmbeddedFile> embedded_files() noexcept;

// The text of one, or "" where there is none of that name.
[[nodiscard]] std::string_view embedded(std::string_view path) noexcept;

}  // namespace kcms

// What the operating system refused, as an Error with words.
#pragma once

#include <kcms/base/result.hpp>

#include <string_view>

namespace kcms {

enum class Doing : std::uint8_t { reading, writing };

// The error of a call that left `number` in errno, about the file people call `name`. A closed
// pipe, a missing file, a folder, a lack of permission or of room, and a file that is there already
// have keys of their own; everything else is "error.read-failed" or "error.write-failed" with the
// system's reason in English, whatever the locale.
[[nodiscard]] Error system_error(int number, Doing doing, std::string_view name);

[[nodiscard]] inline tl::unexpected<Error> system_failure(int number, Doing doing,
                                                          std::string_view name) {
  return tl::unexpected<Error>(system_error(number, doing, name));
}

}  // namespace kcms

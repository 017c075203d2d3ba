// What libzip could not do, as an Error with words.
#pragma once

#include <kcms/base/result.hpp>

#include <zip.h>

#include <string_view>

namespace kcms {

// The error that libzip calls `number` (ZIP_ER_…), about the zip or the document `name`. What is
// wrong with the zip itself is Errc::data.
[[nodiscard]] tl::unexpected<Error> zip_failure(int number, std::string_view name);

}  // namespace kcms

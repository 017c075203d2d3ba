// The fields of a kind as constants that the compiler checks: <kcms/layouts/eb11.hpp>.
#pragma once

#include <kcms/layout/layout.hpp>

#include <string>

namespace kcms::layoutc {

// A header with one struct for each record of `layout`, in namespace kcms::<kind>.
[[nodiscard]] std::string fields_of(const FileSpec& layout);

}  // namespace kcms::layoutc

// What --date, --biller and --set say of a file that is to be made.
#pragma once

#include "arguments.hpp"

#include <kcms/files/record_maker.hpp>

#include <string>
#include <string_view>

namespace kcms {

[[nodiscard]] Result<FileSettings> read_file_settings(const Arguments& arguments);

// The option that sets a field of FileSettings::set: "--set service_kind"; and as it must be
// written: "--set service_kind=VALUE".
[[nodiscard]] std::string option_of(std::string_view field);
[[nodiscard]] std::string usage_of(std::string_view field);

}  // namespace kcms

// What --date, --biller and --set say of a file that is to be made.
#pragma once

#include "arguments.hpp"

#include <kcms/files/record_maker.hpp>

namespace kcms {

[[nodiscard]] Result<FileSettings> read_file_settings(const Arguments& arguments);

}  // namespace kcms

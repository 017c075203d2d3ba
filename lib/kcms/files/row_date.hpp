// Dates as people write them into rows.
#pragma once

#include <string>
#include <string_view>

namespace kcms {

// "20160316" of "20160316" or "2016-03-16"; "" of what is no date.
[[nodiscard]] std::string row_date(std::string_view text);

}  // namespace kcms

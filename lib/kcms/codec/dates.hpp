// Dates as they stand in files.
#pragma once

#include <kcms/layout/layout.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kcms {

// "160316" or "20160316"; nothing where it is no date of the calendar. Two-digit years: 69–99 are 19xx, 00–68 are 20xx.
[[nodiscard]] std::optional<Date> read_date(Form form, std::string_view digits) noexcept;

// The date as `form` writes it: yymmdd, yyyymmdd or mmdd.
[[nodiscard]] std::string write_date(Form form, Date date);

// The date with month and day `mmdd` that lies nearest to `about`; nothing where no year has it.
[[nodiscard]] std::optional<Date> nearest_date(std::string_view mmdd, Date about) noexcept;

}  // namespace kcms

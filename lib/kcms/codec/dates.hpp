// Dates as they stand in files.
#pragma once

#include <kcms/layout/layout.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kcms {

// Years of two digits from here on are of the 1900s, those below of the 2000s.
inline constexpr unsigned first_of_1900s = 69;

// "160316" or "20160316"; nothing where it is no date of the calendar.
[[nodiscard]] std::optional<Date> read_date(Form form, std::string_view digits) noexcept;

// The date as `form` writes it: yymmdd, yyyymmdd or mmdd.
[[nodiscard]] std::string write_date(Form form, Date date);

// The date with month and day `mmdd` that lies nearest to `about`; nothing where no year has it.
[[nodiscard]] std::optional<Date> nearest_date(std::string_view mmdd, Date about) noexcept;

}  // namespace kcms

// Where a row of a table of this room is known from, and how its tables say so.
#pragma once

#include <kcms/base/document.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace kcms {

// A text in both languages of the tables.
struct Wording {
  std::string ko;
  std::string en;
};

struct Known {
  Wording source;
  std::string grade;  // official, vendor, code or assumed; own for what the user said
};

// "설날 (Seollal)": where one sentence has to do for both.
[[nodiscard]] std::string in_both(const Wording& said);

// A date that must be there; a missing one is a fault and the first day of 1970.
[[nodiscard]] std::chrono::year_month_day require_date(Table& table, std::string_view key);

// `ko` and `en` of a table, both needed.
[[nodiscard]] Wording take_said(Table& table);

// `source` and `grade` of a table; what is absent is as in `otherwise`, and a fault where that is
// empty too. A source is { ko = …, en = … }, or one text where it is called the same in both. A
// grade that is none of the four is a fault.
[[nodiscard]] Known take_known(Table& table, const Known& otherwise = {});

}  // namespace kcms

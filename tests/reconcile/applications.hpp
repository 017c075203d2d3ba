// EB11 with one account change that came again and again.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>

namespace kcms::test {

// `count` records of one set, cancels and enrolments in turn; serials from 1.
inline std::string repeated_change(std::size_t count) {
  std::string file = fmt::format("{:<120}", "H000000009912345678EB110316160316");
  for (std::size_t i = 0; i < count; ++i)
    file += fmt::format(
        "{:<120}", fmt::format("R{:08}9912345678160315{}PAYER0004           02000001002003004004"
                               "   820303          CHNG        01000000004 4",
                               i + 1, i % 2 == 0 ? 3 : 1));
  return file +
         fmt::format("{:<120}", fmt::format("T999999999912345678EB110316{:08}{:08}{:08}{:08}{:08}",
                                            count, count / 2, 0, count - count / 2, 0));
}

}  // namespace kcms::test

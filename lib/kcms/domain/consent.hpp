// A payer's consent as the files of applications and of evidence name it: what joins the two.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace kcms {

// Values, not bytes: the two files have them in other widths. Owns its texts.
struct Consent {
  std::uint64_t record = 0;  // where it stands in its file, from 1, the header counted
  std::string payer_number;
  std::string bank;  // three digits, as they stand there
  std::string account;
  std::chrono::year_month_day applied_on{};
};

}  // namespace kcms

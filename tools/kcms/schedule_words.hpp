// Days, times and windows as people read them.
#pragma once

#include <kcms/base/words.hpp>
#include <kcms/calendar/plan.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace kcms {

// Of a text of the tables the half in `language`; English for any but Korean.
[[nodiscard]] const std::string& in_language(const Wording& said,
                                             std::string_view language) noexcept;

// "2026-09-23 Wed"
[[nodiscard]] std::string day_of(std::chrono::year_month_day date, const Words& words);
// "2026-09-23 Wed 17:00", or the day alone
[[nodiscard]] std::string instant_text(const Instant& instant, const Words& words);
// "by 2026-09-23 Wed 17:00"; says so where nothing is known
[[nodiscard]] std::string window_of(const Movement& movement, const Words& words);
// "D+1", "D+2 – D+3"; a day of the calendar is marked
[[nodiscard]] std::string days_of(const ScheduleStep& step, const Words& words);
// "EB210923", "" where no file moves
[[nodiscard]] std::string file_of(const Movement& movement);
// "official: notice CMS-863, annex 1"
[[nodiscard]] std::string words_of(const Known& known, std::string_view language);

// ISO 8601 with the offset of Seoul: "2026-09-23T17:00:00+09:00"; a day alone as "2026-09-23".
[[nodiscard]] std::string iso_instant(const Instant& instant);
[[nodiscard]] std::string iso_time(const CivilTime& time);

}  // namespace kcms

#include "schedule_words.hpp"

#include <kcms/base/text.hpp>

namespace kcms {
namespace {

constexpr std::string_view seoul = "+09:00";

std::string two_digits(std::int64_t number) {
  return zero_padded(static_cast<std::uint64_t>(number), 2);
}

std::string d_plus(int day) {
  if (day == 0) return "D";
  return "D" + std::string(day > 0 ? "+" : "") + std::to_string(day);
}

std::string d_plus(const Moment& moment, const Words& words) {
  const std::string day = d_plus(moment.day);
  return moment.unit == DayUnit::business ? day
                                          : words.say("schedule.calendar-day", {{"day", day}});
}

// Both ends on one day: "2026-09-23 Wed 09:00–17:00"
std::string within_a_day(const Instant& opens, const Instant& closes, const Words& words) {
  std::string day = day_of(opens.date, words);
  if (opens.at && closes.at) return day + " " + time_of(*opens.at) + "–" + time_of(*closes.at);
  if (opens.at) return words.say("schedule.from", {{"time", instant_text(opens, words)}});
  if (closes.at) return words.say("schedule.by", {{"time", instant_text(closes, words)}});
  return day;
}

}  // namespace

const std::string& in_language(const Wording& said, std::string_view language) noexcept {
  return language == "ko" ? said.ko : said.en;
}

std::string day_of(std::chrono::year_month_day date, const Words& words) {
  const std::chrono::weekday weekday{std::chrono::sys_days{date}};
  return iso_date(date) + " " +
         words.say("schedule.weekday." + std::to_string(weekday.iso_encoding()));
}

std::string instant_text(const Instant& instant, const Words& words) {
  const std::string day = day_of(instant.date, words);
  return instant.at ? day + " " + time_of(*instant.at) : day;
}

std::string window_of(const Movement& movement, const Words& words) {
  const auto& [step, file_date, opens, closes] = movement;
  if (opens && closes && opens->date == closes->date) return within_a_day(*opens, *closes, words);
  if (opens && closes) return instant_text(*opens, words) + " – " + instant_text(*closes, words);
  if (opens) return words.say("schedule.from", {{"time", instant_text(*opens, words)}});
  if (closes) return words.say("schedule.by", {{"time", instant_text(*closes, words)}});
  return words.say("schedule.not-known");
}

std::string days_of(const ScheduleStep& step, const Words& words) {
  if (!step.is_timed()) return "D";
  const std::string opens = step.opens ? d_plus(*step.opens, words) : "";
  const std::string closes = step.closes ? d_plus(*step.closes, words) : "";
  if (opens.empty() || opens == closes) return closes.empty() ? opens : closes;
  return closes.empty() ? opens : opens + " – " + closes;
}

std::string file_of(const Movement& movement) {
  return movement.step->file.empty() ? "" : file_name(movement.step->file, movement.file_date);
}

std::string words_of(const Known& known, std::string_view language) {
  return known.grade + ": " + in_language(known.source, language);
}

std::string iso_time(const CivilTime& time) {
  const std::chrono::hh_mm_ss parts{time.time};
  return iso_date(time.date) + "T" + two_digits(parts.hours().count()) + ":" +
         two_digits(parts.minutes().count()) + ":" + two_digits(parts.seconds().count()) +
         std::string(seoul);
}

std::string iso_instant(const Instant& instant) {
  return instant.at ? iso_time({instant.date, *instant.at}) : iso_date(instant.date);
}

}  // namespace kcms

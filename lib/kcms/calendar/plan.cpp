#include <kcms/calendar/plan.hpp>

#include <kcms/base/text.hpp>

namespace kcms {
namespace {

using Date = std::chrono::year_month_day;

constexpr std::chrono::seconds whole_day = std::chrono::days{1};

std::string two_digits(std::int64_t number) {
  return zero_padded(static_cast<std::uint64_t>(number), 2);
}

std::chrono::sys_seconds point_of(const CivilTime& time) noexcept {
  return std::chrono::sys_days{time.date} + time.time;
}

Result<std::optional<Instant>> instant_of(const std::optional<Moment>& moment, Date day,
                                          const BusinessDays& days) {
  if (!moment) return std::nullopt;
  const auto instant = kcms::instant_of(*moment, day, days);
  if (!instant) return pass(instant);
  return *instant;
}

Result<Movement> movement_of(const ScheduleStep& step, Date day, const BusinessDays& days) {
  const auto file_date = days.shifted(day, step.file_day);
  if (!file_date) return pass(file_date);
  const auto opens = instant_of(step.opens, day, days);
  if (!opens) return pass(opens);
  const auto closes = instant_of(step.closes, day, days);
  if (!closes) return pass(closes);
  return Movement{&step, *file_date, *opens, *closes};
}

}  // namespace

CivilTime beginning_of(const Instant& instant) noexcept {
  return {instant.date, instant.at.value_or(std::chrono::seconds{0})};
}

CivilTime end_of(const Instant& instant) noexcept {
  return {instant.date, instant.at.value_or(whole_day - std::chrono::seconds{1})};
}

std::chrono::seconds between(const CivilTime& from, const CivilTime& until) noexcept {
  return point_of(until) - point_of(from);
}

std::string time_of(std::chrono::seconds time) {
  const std::chrono::hh_mm_ss parts{time};
  std::string text = two_digits(parts.hours().count()) + ":" + two_digits(parts.minutes().count());
  if (parts.seconds().count() != 0) text += ":" + two_digits(parts.seconds().count());
  return text;
}

std::string file_name(std::string_view kind, Date date) {
  return std::string(kind) + zero_padded(static_cast<unsigned>(date.month()), 2) +
         zero_padded(static_cast<unsigned>(date.day()), 2);
}

Result<Instant> instant_of(const Moment& moment, Date day, const BusinessDays& days) {
  const auto date =
      moment.unit == DayUnit::calendar ? plus_days(day, moment.day) : days.shifted(day, moment.day);
  if (!date) return pass(date);
  return Instant{*date, moment.at};
}

Result<std::vector<Movement>> plan(const Flow& flow, Date day, const BusinessDays& days) {
  const auto business = days.require(day);
  if (!business) return pass(business);
  std::vector<Movement> movements;
  for (const ScheduleStep& step : flow.steps) {
    const auto movement = movement_of(step, day, days);
    if (!movement) return pass(movement);
    movements.push_back(*movement);
  }
  return movements;
}

}  // namespace kcms

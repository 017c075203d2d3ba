#include <kcms/base/clock.hpp>

#include <kcms/base/text.hpp>

#include <optional>

namespace kcms {
namespace {

using namespace std::chrono;

constexpr hours seoul_offset{9};

// Two or four digits at `at`; nothing where they are none.
std::optional<unsigned> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  const auto number = to_number(text.substr(at, count));
  if (!number) return std::nullopt;
  return static_cast<unsigned>(*number);
}

std::optional<year_month_day> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits_at(text, 0, 4);
  const auto m = digits_at(text, 5, 2);
  const auto d = digits_at(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date{year{static_cast<int>(*y)}, month{*m}, day{*d}};
  if (!is_day(date)) return std::nullopt;
  return date;
}

std::optional<seconds> read_time(std::string_view text) {
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':') return std::nullopt;
  const auto h = digits_at(text, 0, 2);
  const auto m = digits_at(text, 3, 2);
  const auto s = text.size() == 5 ? std::optional<unsigned>{0} : digits_at(text, 6, 2);
  if (!h || !m || !s || (text.size() == 8 && text[5] != ':')) return std::nullopt;
  if (*h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return hours{*h} + minutes{*m} + seconds{*s};
}

// Midnight where there is a date alone.
std::optional<seconds> read_time_behind_date(std::string_view text) {
  if (text.size() == 10) return seconds{0};
  if (text.size() < 11 || text[10] != 'T') return std::nullopt;
  return read_time(text.substr(11));
}

// The day on which the moment lies that is `more` behind the beginning of `date`.
Result<year_month_day> day_of(year_month_day date, seconds more) {
  const auto day = floor<days>(sys_days{date} + more);
  if (sys_days{first_day} <= day && day <= sys_days{last_day}) return year_month_day{day};
  return fail(Errc::usage, Phrase{"calendar.no-day",
                                  {{"date", iso_date(date)},
                                   {"first", iso_date(first_day)},
                                   {"last", iso_date(last_day)}}});
}

}  // namespace

Result<year_month_day> parse_date(std::string_view text) {
  const auto date = read_date(text);
  if (!date) return fail(Errc::usage, Phrase{"error.bad-date", {{"value", std::string{text}}}});
  return *date;
}

Result<CivilTime> parse_civil_time(std::string_view text) {
  const auto date = read_date(text.substr(0, 10));
  const auto time = read_time_behind_date(text);
  if (!date || !time) {
    return fail(Errc::usage, Phrase{"error.bad-time", {{"value", std::string{text}}}});
  }
  return CivilTime{*date, *time};
}

std::string iso_date(year_month_day date) {
  return zero_padded(static_cast<std::uint64_t>(static_cast<int>(date.year())), 4) + "-" +
         zero_padded(static_cast<unsigned>(date.month()), 2) + "-" +
         zero_padded(static_cast<unsigned>(date.day()), 2);
}

Result<year_month_day> plus_days(year_month_day date, int count) {
  return day_of(date, days{count});
}

Result<CivilTime> plus(const CivilTime& time, seconds more) {
  const seconds point = time.time + more;
  const auto day = day_of(time.date, point);
  if (!day) return pass(day);
  return CivilTime{*day, point - floor<days>(point)};
}

CivilTime machine_time() {
  const auto now = time_point_cast<seconds>(system_clock::now()) + seoul_offset;
  const auto today = floor<days>(now);
  return CivilTime{year_month_day{today}, now - today};
}

}  // namespace kcms

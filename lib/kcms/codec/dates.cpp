#include <kcms/codec/dates.hpp>

#include <kcms/base/clock.hpp>
#include <kcms/base/text.hpp>

#include <cstdlib>

namespace kcms {
namespace {

namespace chr = std::chrono;

constexpr unsigned two(std::string_view digits, std::size_t at) noexcept {
  return static_cast<unsigned>(digits[at] - '0') * 10 + static_cast<unsigned>(digits[at + 1] - '0');
}

constexpr int century_year(unsigned yy) noexcept {
  return static_cast<int>(yy) + (yy >= first_of_1900s ? 1900 : 2000);
}

std::optional<Date> checked(int year, unsigned month, unsigned day) noexcept {
  const Date date{chr::year{year}, chr::month{month}, chr::day{day}};
  if (!is_day(date)) return std::nullopt;
  return date;
}

long days(Date date) noexcept { return chr::sys_days{date}.time_since_epoch().count(); }

}  // namespace

std::optional<Date> read_date(Form form, std::string_view digits) noexcept {
  if (!all_digits(digits)) return std::nullopt;
  if (form == Form::yymmdd && digits.size() == 6)
    return checked(century_year(two(digits, 0)), two(digits, 2), two(digits, 4));
  if (form == Form::yyyymmdd && digits.size() == 8)
    return checked(static_cast<int>(two(digits, 0) * 100 + two(digits, 2)), two(digits, 4),
                   two(digits, 6));
  return std::nullopt;
}

std::string write_date(Form form, Date date) {
  const auto year = static_cast<std::uint64_t>(static_cast<int>(date.year()));
  std::string month_day = zero_padded(static_cast<unsigned>(date.month()), 2) +
                          zero_padded(static_cast<unsigned>(date.day()), 2);
  if (form == Form::yymmdd) return zero_padded(year % 100, 2) + month_day;
  if (form == Form::yyyymmdd) return zero_padded(year, 4) + month_day;
  return month_day;
}

std::optional<Date> nearest_date(std::string_view mmdd, Date about) noexcept {
  if (mmdd.size() != 4 || !all_digits(mmdd)) return std::nullopt;
  std::optional<Date> best;
  for (int step = -8; step <= 8;
       ++step) {  // eight years reach the next 29 February even over 1900 or 2100
    const auto date = checked(static_cast<int>(about.year()) + step, two(mmdd, 0), two(mmdd, 2));
    if (date &&
        (!best || std::abs(days(*date) - days(about)) < std::abs(days(*best) - days(about))))
      best = date;
  }
  return best;
}

}  // namespace kcms

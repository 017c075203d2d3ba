#include <kcms/evidence/signed_time.hpp>

#include <kcms/base/clock.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace kcms {
namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr std::chrono::hours ahead{9};  // Korea's clocks, of the world's

// What can be written as a day in Korea. A certificate without an end says 99991231235959Z.
constexpr sys_seconds first_instant = sys_days{first_day} - ahead;
constexpr sys_seconds last_instant =
    sys_days{last_day} + std::chrono::days{1} - std::chrono::seconds{1} - ahead;

}  // namespace

std::optional<sys_seconds> instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  constexpr int first_year = 1900;
  const std::chrono::year_month_day date{
      std::chrono::year{parts.tm_year + first_year},
      std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
      std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
  const sys_seconds instant = sys_days{date} + std::chrono::hours{parts.tm_hour} +
                              std::chrono::minutes{parts.tm_min} +
                              std::chrono::seconds{parts.tm_sec};
  return std::clamp(instant, first_instant, last_instant);
}

SignedWhen moment(sys_seconds when) { return {when, when}; }

SignedWhen day_in_korea(std::chrono::year_month_day date) {
  const sys_seconds begin = sys_days{date} - ahead;
  return {begin, begin + std::chrono::days{1} - std::chrono::seconds{1}};
}

bool held(const X509& certificate, const SignedWhen& when) {
  const auto from = instant_of(X509_get0_notBefore(&certificate));
  const auto to = instant_of(X509_get0_notAfter(&certificate));
  return from && to && *from <= when.to && when.from <= *to;
}

std::string shown_in_korea(const SignedWhen& when) {
  const auto there = when.from + ahead;
  const auto day = std::chrono::floor<std::chrono::days>(there);
  std::string date = iso_date(day);
  if (when.from != when.to) return date;
  const std::chrono::hh_mm_ss time{there - day};
  return fmt::format("{} {:02}:{:02}", date, time.hours().count(), time.minutes().count());
}

std::string shown_in_korea(const ASN1_TIME* time) {
  const auto when = instant_of(time);
  return when ? shown_in_korea(moment(*when)) : "?";
}

}  // namespace kcms

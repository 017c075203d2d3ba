#include <kcms/calendar/dated_files.hpp>

#include <kcms/base/text.hpp>

namespace kcms {
namespace {

using Date = DatedFiles::Date;

constexpr std::size_t kind_length = 4;
constexpr std::size_t name_length = 8;
constexpr std::size_t long_name_length = 13;  // with _YYYY

bool has_form(std::string_view name) {
  if (name.size() != name_length && name.size() != long_name_length) return false;
  if (name.size() == long_name_length &&
      (name[name_length] != '_' || !all_digits(name.substr(name_length + 1))))
    return false;
  return is_letter(name[0]) && is_letter(name[1]) && all_digits(name.substr(2, name_length - 2));
}

unsigned number_at(std::string_view name, std::size_t at, std::size_t length) {
  return static_cast<unsigned>(to_number(name.substr(at, length)).value_or(0));
}

std::chrono::days distance(Date a, Date b) {
  return std::chrono::abs(std::chrono::sys_days{a} - std::chrono::sys_days{b});
}

// The day `month`/`day` of the year before, of or after `today` that lies nearest to it.
std::optional<Date> nearest_to(Date today, std::chrono::month_day day) {
  std::optional<Date> best;
  for (const int more : {0, -1, 1}) {
    const Date date = (today.year() + std::chrono::years{more}) / day.month() / day.day();
    if (date.ok() && (!best || distance(date, today) < distance(*best, today))) best = date;
  }
  return best;
}

std::optional<Date> date_of(std::string_view name, Date today) {
  const std::chrono::month_day day =
      std::chrono::month{number_at(name, 4, 2)} / std::chrono::day{number_at(name, 6, 2)};
  if (name.size() == name_length) return nearest_to(today, day);
  const Date date = std::chrono::year{static_cast<int>(number_at(name, name_length + 1, 4))} /
                    day.month() / day.day();
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

bool DatedFiles::add(std::string_view name, Date today) {
  const auto date = has_form(name) ? date_of(name, today) : std::nullopt;
  if (!date) return false;
  files_.emplace(*date, name.substr(0, kind_length));
  return true;
}

}  // namespace kcms

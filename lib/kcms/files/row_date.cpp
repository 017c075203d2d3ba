#include <kcms/files/row_date.hpp>

#include <kcms/base/clock.hpp>
#include <kcms/codec/dates.hpp>

namespace kcms {

std::string row_date(std::string_view text) {
  if (const auto date = parse_date(text)) return write_date(Form::yyyymmdd, *date);
  return read_date(Form::yyyymmdd, text) ? std::string(text) : std::string();
}

}  // namespace kcms

#include "settings_options.hpp"

#include <kcms/base/clock.hpp>

#include <string>
#include <vector>

namespace kcms {
namespace {

constexpr std::string_view biller = "biller";

}  // namespace

std::string option_of(std::string_view field) {
  return field == biller ? "--biller" : "--set " + std::string(field);
}

std::string usage_of(std::string_view field) {
  return option_of(field) + (field == biller ? " CODE" : "=VALUE");
}

Result<FileSettings> read_file_settings(const Arguments& arguments) {
  FileSettings settings;
  std::vector<std::string> given = arguments.texts("set");
  if (arguments.has(biller)) given.push_back(std::string(biller) + "=" + arguments.text(biller));
  for (const std::string& setting : given) {
    const std::size_t sign = setting.find('=');
    if (sign == std::string::npos || sign == 0)
      return fail(Errc::usage, Phrase{"usage.set-needs-value", {{"value", setting}}});
    const std::string name = setting.substr(0, sign);
    if (!settings.set.emplace(name, setting.substr(sign + 1)).second)
      return fail(Errc::usage, Phrase{"usage.set-twice", {{"field", name}}});
  }
  if (!arguments.has("date")) return settings;
  const auto date = parse_date(arguments.text("date"));
  if (!date) return pass(date);
  settings.date = *date;
  return settings;
}

}  // namespace kcms

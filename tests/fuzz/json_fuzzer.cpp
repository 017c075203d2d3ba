// A row of JSON that is read and written again reads the same.
// Seeds: samples
#include "built_in.hpp"

#include <kcms/base/json.hpp>

#include <cstdlib>

namespace {

void check_line(std::string_view line) {
  const auto row = kcms::read_json_row(line);
  if (!row) return;
  for (const kcms::JsonStyle style : {kcms::JsonStyle::compact, kcms::JsonStyle::indented}) {
    std::string text;
    kcms::JsonWriter writer(text, style);
    writer.begin_object();
    for (const auto& [name, value] : *row) writer.member(name, value);
    writer.end_object();
    const auto again = kcms::read_json_row(text);
    if (!again || *again != *row) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = kcms::fuzz::text_of(data, size);
  check_line(text);
  for (std::size_t at = 0; at < size;) {
    const std::size_t end = std::min(text.find('\n', at), size);
    check_line(text.substr(at, end - at));
    at = end + 1;
  }
  return 0;
}

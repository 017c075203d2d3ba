// Any text is a schema or a list of faults, never both and never neither.
// Seeds: schemas
#include <kcms/base/embedded.hpp>
#include <kcms/base/words.hpp>
#include <kcms/layout/layout_set.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::array schema = {kcms::SchemaText{"fuzz.toml", text}};
  const kcms::SchemaText codes{"codes.toml", std::string(kcms::embedded("codes.toml"))};
  kcms::Faults faults;
  const auto set = kcms::LayoutSet::load(schema, codes, faults);
  if ((set == nullptr) == faults.empty()) std::abort();

  kcms::Words words;
  words.add(text, "fuzz.toml", faults);
  for (const std::string& key : words.keys()) static_cast<void>(words.say(key));
  for (const kcms::Fault& fault : faults) static_cast<void>(words.say(fault));
  return 0;
}

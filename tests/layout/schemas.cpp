#include "schemas.hpp"

#include <kcms/base/words.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <span>
#include <sstream>

namespace kcms::test {
namespace {

constexpr const char* schemas = KCMS_SOURCE_DIR "/schemas/";

std::shared_ptr<const LayoutSet> load(const std::string& schema, const std::string& codes,
                                      Faults& faults) {
  const std::vector<SchemaText> texts{{"test.toml", schema}};
  return LayoutSet::load(texts, {"codes.toml", codes}, faults);
}

}  // namespace

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream{file, std::ios::binary}.rdbuf();
  return text.str();
}

std::vector<SchemaText> schemas_in(const std::filesystem::path& folder) {
  std::vector<SchemaText> texts;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == ".toml" && path.filename() != "codes.toml")
      texts.push_back({path.filename().string(), text_of(path)});
  }
  std::ranges::sort(texts, {}, &SchemaText::name);
  return texts;
}

SchemaText built_in_codes() { return {"codes.toml", text_of(std::string{schemas} + "codes.toml")}; }

std::string said(const Faults& faults) {
  Words words;
  Faults of_words;
  words.add(text_of(std::string{schemas} + "words/en.toml"), "en.toml", of_words);
  REQUIRE(of_words.empty());
  std::string text;
  for (const Fault& fault : faults) text += words.say(fault) + "\n";
  return text;
}

std::shared_ptr<const LayoutSet> layouts_of(const std::string& schema, const std::string& codes) {
  Faults faults;
  auto set = load(schema, codes, faults);
  INFO(said(faults));
  REQUIRE(set != nullptr);
  return set;
}

std::string faults_of(const std::string& schema, const std::string& codes) {
  Faults faults;
  const auto set = load(schema, codes, faults);
  REQUIRE((set == nullptr) == !faults.empty());
  return said(faults);
}

}  // namespace kcms::test

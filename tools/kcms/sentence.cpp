// How a finding is said.
#include "report.hpp"
#include "visible.hpp"

namespace kcms {
std::string named(std::string_view name, const FieldSpec* field) {
  if (field == nullptr || field->title.ko.empty()) return std::string(name);
  return std::string(name) + " (" + std::string(field->title.ko) + ")";
}

const FieldSpec* field_of(const Finding& finding, const FileSpec& spec) {
  const Place& place = finding.place;
  if (place.kind == Place::no_kind) return nullptr;
  const RecordSpec& record = spec.records[place.kind];
  const std::uint16_t at = record.find(place.field);
  return at == none ? nullptr : &record.fields[at];
}

std::string sentence_of(const Finding& finding, const FileSpec* spec, const Words& words,
                        std::string_view form) {
  const FieldSpec* field = spec == nullptr ? nullptr : field_of(finding, *spec);
  Phrase::Values values = finding.values;
  values.emplace_back("field", named(finding.place.field, field));
  values.emplace_back("value", finding.value);
  for (auto& [place, value] : values) value = visible_text(value);
  return words.say("rule." + std::string(finding.rule) + "." + std::string(form),
                   std::move(values));
}

std::string about(std::string_view rule, bool with_cms, const Words& words) {
  const std::string key = "rule." + std::string(rule);
  std::string text = words.say(key + ".about");
  if (with_cms && words.has(key + ".cms")) text += " " + words.say(key + ".cms");
  return text;
}

std::string line_of(const std::string& path, const Finding& finding, const FileSpec* spec,
                    const Words& words) {
  std::string place = path;
  if (finding.place.record != 0) place += ":" + std::to_string(finding.place.record);
  const std::string severity =
      words.say("validate.severity." + std::string(name_of(finding.severity)));
  return place + ": " + severity + ": " + sentence_of(finding, spec, words) + " [" +
         std::string(finding.rule) + "]";
}

}  // namespace kcms

// How a finding is said.
#include "report.hpp"
#include "visible.hpp"

namespace kcms {
namespace {

std::string named(const Finding& finding, const FileSpec* spec) {
  const std::string name(finding.place.field);
  const FieldSpec* field = spec == nullptr ? nullptr : field_of(finding, *spec);
  if (field == nullptr || field->title.ko.empty()) return name;
  return name + " (" + std::string(field->title.ko) + ")";
}

}  // namespace

// Records share names: the header's field is meant in record 1, else that of the data records,
// where they have it.
const FieldSpec* field_of(const Finding& finding, const FileSpec& spec) {
  const Part likely = finding.place.record == 1 ? Part::header : Part::data;
  const FieldSpec* found = nullptr;
  for (const RecordSpec& record : spec.records) {
    const std::uint16_t at = record.find(finding.place.field);
    if (at == none) continue;
    const bool better = record.part == likely && at + 1 == finding.place.field_rank;
    if (found == nullptr || better) found = &record.fields[at];
    if (better) break;
  }
  return found;
}

std::string sentence_of(const Finding& finding, const FileSpec* spec, const Words& words) {
  Phrase::Values values = finding.values;
  values.emplace_back("field", named(finding, spec));
  values.emplace_back("value", finding.value);
  for (auto& [place, value] : values) value = visible_text(value);
  return words.say("rule." + std::string(finding.rule) + ".sentence", std::move(values));
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

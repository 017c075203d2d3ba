// The faces of `validate`: the same verdicts as text for people, as JSON, or as SARIF.
#pragma once

#include "console.hpp"

#include <kcms/base/finding.hpp>
#include <kcms/base/json.hpp>
#include <kcms/codec/identify.hpp>
#include <kcms/rules/validator.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kcms {

// A rule that is not to be reported, and why.
struct Suppression {
  std::string rule;
  std::string reason;
};

// A file under judgement. Borrows.
struct JudgedFile {
  std::string path;  // as given
  const Identity* identity = nullptr;
  ByteSource* source = nullptr;
};

// Calls come in this order: begin, finding*, end for each file, then finish. A file that cannot be
// read, or not to its end, has unread in place of end, and perhaps no begin.
class Report {
 public:
  virtual ~Report() = default;
  virtual void begin(const JudgedFile& file) = 0;
  virtual void finding(const Finding& finding) = 0;
  virtual void end(const FileVerdict& verdict) = 0;
  virtual void unread(const std::string& path, const Error& error) = 0;
  virtual void finish() = 0;
};

enum class Explain : std::uint8_t { no, yes };

// All print to `console`, which must outlive them, as must `suppressions`.
[[nodiscard]] std::unique_ptr<Report> text_report(Console& console, Explain explain, Reveal reveal);
[[nodiscard]] std::unique_ptr<Report> json_report(Console& console,
                                                  const std::vector<Suppression>& suppressions);
[[nodiscard]] std::unique_ptr<Report> sarif_report(Console& console,
                                                   const std::vector<Suppression>& suppressions);

// The members of `validate/1` that say what came of a file: records, data_records, verdict, counts,
// suppressed, suppressed_by_rule.
void write_verdict(JsonWriter& json, const FileVerdict& verdict, bool valid);

// The field that a finding names; null where it names none.
[[nodiscard]] const FieldSpec* field_of(const Finding& finding, const FileSpec& spec);

// The name of a field with its Korean one: "holder_id (생년월일 …)".
[[nodiscard]] std::string named(std::string_view name, const FieldSpec* field);

// The sentence of a finding, its field named in both languages: "holder_id (생년월일 …) is blank
// …". `form`: which of the sentences of its rule.
[[nodiscard]] std::string sentence_of(const Finding& finding, const FileSpec* spec,
                                      const Words& words, std::string_view form = "sentence");

// What a rule is for, and, where `with_cms`, what it has to do with CMS.
[[nodiscard]] std::string about(std::string_view rule, bool with_cms, const Words& words);

// "EB110112:12: error: sentence [rule-id]"
[[nodiscard]] std::string line_of(const std::string& path, const Finding& finding,
                                  const FileSpec* spec, const Words& words);

}  // namespace kcms

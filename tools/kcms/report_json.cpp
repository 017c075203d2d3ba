// `validate --format json`: the document "validate/1", described by
// schemas/json/validate-1.schema.json.
#include "report.hpp"

#include <kcms/base/json.hpp>
#include <kcms/layout/registry.hpp>

namespace kcms {
namespace {

class JsonReport final : public Report {
 public:
  JsonReport(Console& console, const std::vector<Suppression>& suppressions)
      : console_(&console), suppressions_(&suppressions), json_(text_, JsonStyle::indented) {
    json_.begin_object();
    json_.member("document", "validate/1").member("tool", "kcms").member("version", KCMS_VERSION);
    json_.key("files").begin_list();
  }

  void begin(const JudgedFile& file) override {
    file_ = file;
    findings_.clear();
  }

  // The counts come first in the document: findings wait for them.
  void finding(const Finding& finding) override { findings_.push_back(finding); }

  void end(const FileVerdict& verdict) override { write_file(verdict, nullptr); }

  // Whoever reads nothing but this document must not miss the file: it stands there, and is not
  // valid.
  void unread(const std::string& path, const Error& error) override {
    begin({path, nullptr, nullptr});
    write_file({}, &error);
  }

  void finish() override {
    json_.end_list();
    if (!suppressions_->empty()) write_suppressions();
    json_.end_object();
    flush();
  }

 private:
  // `error`: why the file was not read to its end, or null.
  void write_file(const FileVerdict& verdict, const Error* error) {
    const FileSpec* spec = file_.identity == nullptr ? nullptr : file_.identity->spec;
    json_.begin_object();
    json_.member("file", file_.path);
    json_.member("kind", spec == nullptr ? std::string_view{} : spec->kind);
    json_.member("layout", spec == nullptr ? std::string{} : layout_id(*spec));
    if (error != nullptr) json_.member("error", console_->words().say(error->phrase));
    write_verdict(json_, verdict, error == nullptr && verdict.valid());
    json_.key("findings").begin_list();
    for (const Finding& finding : findings_) write(finding);
    json_.end_list().end_object();
    flush();
  }

  void write(const Finding& finding) {
    json_.begin_object();
    json_.member("severity", name_of(finding.severity));
    json_.member("rule", finding.rule).member("centre_code", finding.centre_code);
    json_.member("record", finding.place.record).member("offset", finding.place.offset);
    json_.member("field", finding.place.field);
    json_.member("message", sentence_of(finding, file_.identity->spec, console_->words()));
    json_.member("value", finding.value);
    json_.end_object();
  }

  void write_suppressions() {
    json_.key("suppressions").begin_list();
    for (const Suppression& suppression : *suppressions_) {
      json_.begin_object()
          .member("rule", suppression.rule)
          .member("reason", suppression.reason)
          .end_object();
    }
    json_.end_list();
  }

  void flush() {
    console_->print(text_);
    text_.clear();
  }

  Console* console_;
  const std::vector<Suppression>* suppressions_;
  std::string text_;
  JsonWriter json_;
  JudgedFile file_;
  std::vector<Finding> findings_;
};

void write_counts(JsonWriter& json, const FileVerdict& verdict) {
  json.key("counts").begin_object();
  for (const Severity severity :
       {Severity::fatal, Severity::error, Severity::warning, Severity::note})
    json.member(name_of(severity), verdict.count(severity));
  json.end_object();
}

void write_suppressed(JsonWriter& json, const FileVerdict& verdict) {
  if (verdict.suppressed.empty()) return;
  std::uint64_t sum = 0;
  for (const SuppressedRule& left_out : verdict.suppressed) sum += left_out.count;
  json.member("suppressed", sum).key("suppressed_by_rule").begin_object();
  for (const SuppressedRule& left_out : verdict.suppressed)
    json.member(left_out.rule, left_out.count);
  json.end_object();
}

}  // namespace

void write_verdict(JsonWriter& json, const FileVerdict& verdict, bool valid) {
  json.member("records", verdict.records).member("data_records", verdict.data_records);
  json.member("verdict", valid ? "valid" : "invalid");
  write_counts(json, verdict);
  write_suppressed(json, verdict);
}

std::unique_ptr<Report> json_report(Console& console,
                                    const std::vector<Suppression>& suppressions) {
  return std::make_unique<JsonReport>(console, suppressions);
}

}  // namespace kcms

// `validate --format sarif`: SARIF 2.1.0 for the tools that show findings of many programs. Places
// are byte regions.
#include "report.hpp"

#include <kcms/base/json.hpp>
#include <kcms/rules/rulebook.hpp>

#include <optional>

namespace kcms {
namespace {

std::string_view level_of(Severity severity) {
  return severity == Severity::fatal ? name_of(Severity::error) : name_of(severity);
}

// A path as a URI reference: everything but the plain characters is percent-encoded.
std::string uri_of(const std::string& path) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != std::string_view::npos)
      uri += c;
    else
      ((uri += '%') += digits[byte >> 4U]) += digits[byte & 0xFU];
  }
  return uri;
}

class SarifReport final : public Report {
 public:
  SarifReport(Console& console, const std::vector<Suppression>& suppressions)
      : console_(&console), json_(text_, JsonStyle::indented) {
    json_.begin_object();
    json_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .member("version", "2.1.0");
    json_.key("runs").begin_list().begin_object();
    write_driver();
    write_suppressions(suppressions);
    json_.key("results").begin_list();
  }

  void begin(const JudgedFile& file) override {
    file_ = file;
    uris_.push_back(uri_of(file.path));
    verdicts_.emplace_back();
  }

  void finding(const Finding& finding) override {
    json_.begin_object();
    json_.member("ruleId", finding.rule).member("ruleIndex", index_of(finding.rule));
    json_.member("level", level_of(finding.severity));
    write_text("message", sentence_of(finding, file_.identity->spec, console_->words()));
    write_location(finding);
    json_.key("properties").begin_object();
    json_.member("severity", name_of(finding.severity)).member("centre_code", finding.centre_code);
    json_.member("record", finding.place.record).member("field", finding.place.field);
    json_.member("value", finding.value);
    json_.end_object().end_object();
    flush();
  }

  // Findings may have been cut off or left out: the counts are complete.
  void end(const FileVerdict& verdict) override { verdicts_.back() = verdict; }

  void unread(const std::string& /*path*/, const Error& error) override {
    unread_.push_back(console_->words().say(error.phrase));
  }

  void finish() override {
    json_.end_list();
    write_invocation();
    json_.key("artifacts").begin_list();
    for (std::size_t i = 0; i < uris_.size(); ++i) write_artifact(uris_[i], i);
    json_.end_list();
    json_.end_object().end_list().end_object();
    flush();
  }

 private:
  static std::size_t index_of(std::string_view rule) {
    const auto found = find_rule(rule);
    return found ? static_cast<std::size_t>(*found) : 0;
  }

  void write_text(std::string_view key, std::string_view text) {
    json_.key(key).begin_object().member("text", text).end_object();
  }

  void write_driver() {
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.member("name", "kcms")
        .member("version", KCMS_VERSION)
        .member("semanticVersion", KCMS_VERSION);
    json_.key("rules").begin_list();
    for (const RuleRow& row : rule_rows) write_rule(row);
    json_.end_list().end_object().end_object();
  }

  void write_rule(const RuleRow& row) {
    const Words& words = console_->words();
    const std::string key = "rule." + std::string(row.id);
    json_.begin_object().member("id", row.id);
    write_text("shortDescription", words.say(key + ".about"));
    write_text("help", words.say(key + ".cure"));
    json_.key("defaultConfiguration")
        .begin_object()
        .member("level", level_of(row.severity))
        .end_object();
    json_.key("properties").begin_object().member("centre_code", row.centre).end_object();
    json_.end_object();
  }

  void write_suppressions(const std::vector<Suppression>& suppressions) {
    if (suppressions.empty()) return;
    json_.key("properties").begin_object().key("suppressions").begin_list();
    for (const Suppression& suppression : suppressions) {
      json_.begin_object()
          .member("rule", suppression.rule)
          .member("reason", suppression.reason)
          .end_object();
    }
    json_.end_list().end_object();
  }

  // What could not be read is no result: it is told beside them.
  void write_invocation() {
    json_.key("invocations").begin_list().begin_object();
    json_.member("executionSuccessful", unread_.empty());
    json_.key("toolExecutionNotifications").begin_list();
    for (const std::string& text : unread_) {
      json_.begin_object().member("level", "error");
      write_text("message", text);
      json_.end_object();
    }
    json_.end_list().end_object().end_list();
  }

  void write_location(const Finding& finding) {
    json_.key("locations").begin_list().begin_object();
    json_.key("physicalLocation").begin_object();
    json_.key("artifactLocation").begin_object();
    json_.member("uri", uris_.back()).member("index", uris_.size() - 1).end_object();
    if (finding.place.record != 0) write_region(finding);
    json_.end_object().end_object().end_list();
  }

  void write_region(const Finding& finding) {
    const FileSpec* spec = file_.identity->spec;
    const FieldSpec* field = spec == nullptr ? nullptr : field_of(finding, *spec);
    json_.key("region").begin_object().member("byteOffset", finding.place.offset);
    const std::uint32_t record = spec != nullptr ? spec->length : 0;
    json_.member("byteLength", field != nullptr ? field->length : record);
    json_.end_object();
  }

  void write_artifact(const std::string& uri, std::size_t file) {
    json_.begin_object();
    json_.key("location").begin_object().member("uri", uri).end_object();
    if (const auto& verdict = verdicts_[file]) {
      json_.key("properties").begin_object();
      write_verdict(json_, *verdict, verdict->valid());
      json_.end_object();
    }
    json_.end_object();
  }

  void flush() {
    console_->print(text_);
    text_.clear();
  }

  Console* console_;
  std::string text_;
  JsonWriter json_;
  JudgedFile file_;
  std::vector<std::string> uris_;
  std::vector<std::optional<FileVerdict>>
      verdicts_;  // of uris_; a file that is not read to its end has none
  std::vector<std::string> unread_;
};

}  // namespace

std::unique_ptr<Report> sarif_report(Console& console,
                                     const std::vector<Suppression>& suppressions) {
  return std::make_unique<SarifReport>(console, suppressions);
}

}  // namespace kcms

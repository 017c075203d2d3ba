// `validate` for people: "EB110112:12: error: sentence [rule-id]", a line a finding, and a verdict
// a file.
#include "record_view.hpp"
#include "report.hpp"

#include <kcms/base/text.hpp>

#include <set>

namespace kcms {
namespace {

constexpr Severity gravest_first[] = {Severity::fatal, Severity::error, Severity::warning,
                                      Severity::note};

class TextReport final : public Report {
 public:
  TextReport(Console& console, Explain explain, Reveal reveal)
      : console_(&console), explain_(explain), reveal_(reveal) {}

  void begin(const JudgedFile& file) override {
    file_ = file;
    shown_ = 0;
  }

  void finding(const Finding& finding) override {
    ++shown_;
    console_->print(line_of(file_.path, finding, file_.identity->spec, words()) + '\n');
    if (explain_ == Explain::yes) console_->print(explanation_of(finding));
  }

  void end(const FileVerdict& verdict) override {
    std::uint64_t found = 0;
    for (const Severity severity : gravest_first) found += verdict.count(severity);
    if (found > shown_) print("validate.more", {{"count", grouped(found - shown_)}});
    for (const SuppressedRule& left_out : verdict.suppressed)
      print("validate.suppressed",
            {{"count", grouped(left_out.count)}, {"rule", std::string(left_out.rule)}});
    print(verdict.valid() ? "validate.valid" : "validate.invalid",
          {{"records", count_of_records(verdict)}, {"counts", counts_of(verdict)}});
  }

  // The console has said it on standard error.
  void unread(const std::string& /*path*/, const Error& /*error*/) override {}

  void finish() override {}

 private:
  [[nodiscard]] const Words& words() const { return console_->words(); }

  void print(std::string_view key, Phrase::Values values) {
    console_->print(file_.path + ": " + words().say(key, std::move(values)) + '\n');
  }

  [[nodiscard]] std::string count_of_records(const FileVerdict& verdict) const {
    const std::uint64_t count = verdict.data_records;
    return words().say(count == 1 ? "validate.one-record" : "validate.records",
                       {{"count", grouped(count)}});
  }

  // "; errors: 2, notes: 1", or nothing.
  [[nodiscard]] std::string counts_of(const FileVerdict& verdict) const {
    std::string line;
    for (const Severity severity : gravest_first) {
      if (verdict.count(severity) == 0) continue;
      line += line.empty() ? "; " : ", ";
      line += words().say("validate.count." + std::string(name_of(severity)),
                          {{"count", grouped(verdict.count(severity))}});
    }
    return line;
  }

  // The bytes with a caret below them; what the rule is for and what to do, the first time it is
  // met.
  std::string explanation_of(const Finding& finding) {
    std::string text;
    const FileSpec* spec = file_.identity->spec;
    if (spec != nullptr) text += caret_lines(*spec, *file_.source, finding.place, reveal_, words());
    if (!explained_.emplace(finding.rule).second) return text;
    const std::string key = "rule." + std::string(finding.rule);
    const bool of_cms = spec != nullptr && spec->failure_codes == FailureCodeSet::cms;
    text += "    " + about(finding.rule, of_cms, words()) + '\n';
    return text + "    " + words().say("validate.cure", {{"cure", words().say(key + ".cure")}}) +
           '\n';
  }

  Console* console_;
  Explain explain_;
  Reveal reveal_;
  JudgedFile file_;
  std::uint64_t shown_ = 0;
  std::set<std::string, std::less<>> explained_;
};

}  // namespace

std::unique_ptr<Report> text_report(Console& console, Explain explain, Reveal reveal) {
  return std::make_unique<TextReport>(console, explain, reveal);
}

}  // namespace kcms

#include "validating.hpp"

#include <kcms/base/text.hpp>
#include <kcms/rules/rulebook.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

constexpr std::uint64_t default_max_findings = 1000;
constexpr std::uint64_t most_in_memory = 1U << 30U;  // of a pipe that --explain must read twice

// The rules that need an index over the keys of a file.
constexpr Rule over_keys[] = {Rule::one_account_per_payer, Rule::payer_repeated};

Result<Suppression> read_suppression(const std::string& text) {
  const std::size_t sign = text.find('=');
  Suppression suppression{text.substr(0, sign),
                          sign == std::string::npos ? "" : text.substr(sign + 1)};
  if (!find_rule(suppression.rule)) {
    std::vector<std::string_view> ids;
    ids.reserve(rule_rows.size());
    for (const RuleRow& row : rule_rows) ids.push_back(row.id);
    const std::string near(nearest(suppression.rule, ids));
    if (near.empty())
      return fail(Errc::usage, Phrase{"usage.unknown-rule", {{"rule", suppression.rule}}});
    return fail(Errc::usage,
                Phrase{"usage.unknown-rule-near", {{"rule", suppression.rule}, {"nearest", near}}});
  }
  if (row_of(*find_rule(suppression.rule)).severity == Severity::fatal)
    return fail(Errc::usage, Phrase{"usage.suppress-fatal", {{"rule", suppression.rule}}});
  if (trim_right(suppression.reason).empty())
    return fail(Errc::usage, Phrase{"usage.suppress-without-reason", {{"rule", suppression.rule}}});
  return suppression;
}

class ReportSink final : public FindingSink {
 public:
  explicit ReportSink(Report& report) : report_(&report) {}
  void take(Finding finding) override { report_->finding(finding); }

 private:
  Report* report_;
};

}  // namespace

Status Validating::setup(const Arguments& arguments) {
  files_ = arguments.plain();
  format_ = arguments.text("format", validate_formats[0]);
  explain_ = arguments.has("explain") ? Explain::yes : Explain::no;
  options_.reveal = arguments.has("reveal") ? Reveal::yes : Reveal::no;
  const auto most = arguments.number("max-findings", default_max_findings);
  if (!most) return pass(most);
  options_.max_findings = *most;
  const auto input = InputOptions::from(arguments);
  if (!input) return pass(input);
  input_ = *input;
  return take_suppressions(arguments);
}

ExitCode Validating::run(Console& console) {
  Faults faults;
  const auto tables = load_tables(console.settings().schemas, faults);
  if (!tables) return console.fail(faults);
  if (const Status ready = prepare(*tables, console); !ready) return console.fail(ready.error());
  const auto report = make_report(console);
  ExitCode code = ExitCode::clean;
  for (const std::string& file : files_)
    code = graver(code, judge(file, *tables, *report, console));
  report->finish();
  return code;
}

Status Validating::prepare(const Tables& /*tables*/, Console& /*console*/) { return done(); }

Status Validating::see(const std::string& /*path*/, const Identity& /*identity*/) { return done(); }

Status Validating::take_suppressions(const Arguments& arguments) {
  for (const std::string& text : arguments.texts("suppress")) {
    const auto suppression = read_suppression(text);
    if (!suppression) return pass(suppression);
    suppressions_.push_back(*suppression);
    options_.suppressed.push_back(suppression->rule);
  }
  const auto is_suppressed = [&](Rule rule) {
    return std::ranges::find(options_.suppressed, row_of(rule).id) != options_.suppressed.end();
  };
  options_.uniqueness = !std::ranges::all_of(over_keys, is_suppressed);
  return done();
}

std::unique_ptr<Report> Validating::make_report(Console& console) const {
  if (format_ == "json") return json_report(console, suppressions_);
  if (format_ == "sarif") return sarif_report(console, suppressions_);
  return text_report(console, explain_, options_.reveal);
}

// A pipe cannot be read twice: to show its bytes, they are kept.
Status Validating::keep_bytes(Input& input) {
  if (explain_ == Explain::no || input.source->size()) return done();
  auto bytes = read_all(*input.source, most_in_memory);
  if (!bytes) return pass(bytes);
  kept_ = std::move(*bytes);
  input.source = memory_source(kept_, input.source->name());
  return done();
}

ExitCode Validating::judge(const std::string& path, const Tables& tables, Report& report,
                           Console& console) {
  const auto verdict = judged(path, tables, report, console.settings());
  if (!verdict) {
    report.unread(path, verdict.error());
    return console.fail(verdict.error());
  }
  const bool too_many = console.settings().strict && verdict->count(Severity::warning) != 0;
  return verdict->valid() && !too_many ? ExitCode::clean : ExitCode::findings;
}

Result<FileVerdict> Validating::judged(const std::string& path, const Tables& tables,
                                       Report& report, const Settings& settings) {
  auto input = open_input(path, tables.registry, input_, settings);
  if (!input) return pass(input);
  if (const Status kept = keep_bytes(*input); !kept) return pass(kept);
  if (input->identity.spec != nullptr)
    if (const Status seen = see(path, input->identity); !seen) return pass(seen);
  report.begin({path, &input->identity, input->source.get()});
  ReportSink sink(report);
  auto verdict = validate(*input->source, input->identity, tables.reference, options_, sink);
  if (verdict) report.end(*verdict);
  return verdict;
}

}  // namespace kcms

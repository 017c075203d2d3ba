// kcms evidence verify: what `validate` judges, and the documents, and whether they are those that
// EB13 asks for.
#include "commands.hpp"
#include "evidence_options.hpp"
#include "validating.hpp"

#include <kcms/rules/evidence_check.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

constexpr Option options[] = {
    {"against", "FILE"}, evidence_table_option, trust_option,  format_option, max_findings_option,
    suppress_option,     explain_option,        reveal_option, kind_option,   year_option,
};
constexpr std::string_view examples[] = {
    "kcms evidence verify samples/EI130316 --against samples/EB130316",
};

class EvidenceVerify final : public Validating {
 public:
  Status setup(const Arguments& arguments) override {
    against_ = arguments.text("against");
    table_ = arguments.text("evidence-table", default_table);
    trust_ = arguments.text("trust");
    const auto inputs = {arguments.plain().front(), against_, trust_};
    if (std::ranges::count(inputs, "-") > 1)
      return fail(Errc::usage, Phrase{"usage.twice-standard-input"});
    return Validating::setup(arguments);
  }

 private:
  Status prepare(const Tables& tables, Console& console) override {
    const auto table = find_evidence_table(tables, table_);
    if (!table) return pass(table);
    check_.table = *table;
    auto inspect = read_inspect_options(trust_);
    if (!inspect) return pass(inspect);
    check_.inspect = std::move(*inspect);
    options().evidence = &check_;
    return against_.empty() ? done() : read_applications(tables, console);
  }

  Status read_applications(const Tables& tables, Console& console) {
    auto read = open_applications(against_, tables, input_options(), console);
    if (!read) return pass(read);
    enrolments_ = std::move(read->enrolments);
    check_.enrolments = &enrolments_;
    check_.applications_date = read->input.identity.date.value_or(Date{});
    return done();
  }

  Status see(const std::string& path, const Identity& identity) override {
    if (!identity.spec->has_tails())
      return fail(Errc::data, Phrase{"evidence.no-documents",
                                     {{"file", path}, {"kind", std::string(identity.spec->kind)}}});
    check_.date = identity.date.value_or(check_.applications_date);
    if (check_.date.ok()) check_.inspect.date = check_.date;
    return done();
  }

  std::string against_;
  std::string table_;
  std::string trust_;
  EvidenceCheck check_;
  Enrolments enrolments_;
};

}  // namespace

CommandRow evidence_verify_command() {
  return {"evidence verify", "FILE", 1, 1, options, examples, [] {
            return std::unique_ptr<Command>(new EvidenceVerify);
          }};
}

}  // namespace kcms

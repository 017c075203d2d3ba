#include "finding_sayer.hpp"
#include "making.hpp"

#include <kcms/base/text.hpp>
#include <kcms/codec/identify.hpp>
#include <kcms/rules/validator.hpp>

#include <utility>

namespace kcms {
namespace {

// The name of the file as its header says it; its layout and date are known already.
Result<Identity> identify_made(std::unique_ptr<ByteSource>& source, const Generated& made,
                               const Registry& registry, const Settings& settings) {
  const Hints hints{std::string(made.spec->kind), std::nullopt,
                    made.date.value_or(settings.now.date)};
  auto identity = identify(source, registry, hints);
  if (!identity) return identity;
  identity->spec = made.spec;
  identity->date = made.date;
  return identity;
}

Result<FileVerdict> judge(ByteSink& sink, const Generated& made, const std::string& output,
                          const Tables& tables, const Settings& settings,
                          const ValidateOptions& options, FindingSink& findings) {
  auto source = sink.read_back(output);
  if (!source) return pass(source);
  const auto identity = identify_made(*source, made, tables.registry, settings);
  if (!identity) return pass(identity);
  return validate(**source, *identity, tables.reference, options, findings);
}

// Notes about a file of one's own help nobody.
constexpr Severity least_said = Severity::warning;
constexpr std::uint64_t most_echoes = 1000;  // that are said

// Says what is wrong with an answer, and tells what it echoes from what is its own.
class AnswerSayer final : public FindingSink {
 public:
  AnswerSayer(const std::string& output, const FileSpec& spec, Console& console)
      : spec_(spec), sayer_(output, &spec, least_said, console) {}

  void take(Finding finding) override {
    if (finding.severity < least_said) return;
    const bool echoed = finding.place.kind < spec_.records.size() &&
                        spec_.records[finding.place.kind].part == Part::data;
    if (echoed) finding.severity = Severity::warning;
    if (finding.severity != Severity::warning) ++errors_;
    if (echoed && ++echoes_ > most_echoes) return;
    sayer_.take(std::move(finding));
  }

  [[nodiscard]] bool has_errors() const noexcept { return errors_ != 0; }
  [[nodiscard]] std::uint64_t echoes() const noexcept { return echoes_; }

 private:
  const FileSpec& spec_;
  FindingSayer sayer_;
  std::uint64_t errors_ = 0;
  std::uint64_t echoes_ = 0;
};

}  // namespace

Status judge_made(ByteSink& sink, const Generated& made, const std::string& output,
                  const Tables& tables, const Settings& settings, RowFaults& faults) {
  ValidateOptions options;
  options.just_made = true;
  const auto verdict = judge(sink, made, output, tables, settings, options, faults);
  if (!verdict) return pass(verdict);
  faults.count(verdict->count(Severity::error) + verdict->count(Severity::fatal),
               verdict->count(Severity::warning));
  return done();
}

Result<bool> judge_made(ByteSink& sink, const Generated& made, const std::string& output,
                        const Tables& tables, Console& console) {
  FindingSayer sayer(output, made.spec, least_said, console);
  const auto verdict = judge(sink, made, output, tables, console.settings(), {}, sayer);
  if (!verdict) return pass(verdict);
  const bool warned = console.settings().strict && verdict->count(Severity::warning) != 0;
  if (verdict->valid() && !warned) return true;
  console.say(Phrase{"generate.nothing-written"});
  return false;
}

Result<bool> judge_answer(ByteSink& sink, const Generated& made, const std::string& output,
                          const std::string& request, const Tables& tables, Console& console) {
  const std::string name = output == "-" ? console.words().say("stream.output") : output;
  AnswerSayer sayer(name, *made.spec, console);
  ValidateOptions options;
  options.max_findings = 0;
  const auto verdict = judge(sink, made, output, tables, console.settings(), options, sayer);
  if (!verdict) return pass(verdict);
  if (sayer.echoes() > most_echoes)
    console.say(Phrase{"generate.more", {{"count", grouped(sayer.echoes() - most_echoes)}}});
  if (sayer.echoes() != 0)
    console.say(Phrase{"rejects.echoes-faults", {{"file", name}, {"request", request}}});
  const bool warned = verdict->valid() ? verdict->count(Severity::warning) != 0 : true;
  if (!sayer.has_errors() && !(warned && console.settings().strict)) return true;
  console.say(Phrase{"generate.nothing-written"});
  return false;
}

}  // namespace kcms

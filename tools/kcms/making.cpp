#include "making.hpp"
#include "report.hpp"

#include <kcms/base/text.hpp>
#include <kcms/codec/identify.hpp>
#include <kcms/rules/validator.hpp>

namespace kcms {
namespace {

// Hands what matters on to the console: notes about a file of one's own help nobody.
class Sayer final : public FindingSink {
 public:
  Sayer(const std::string& output, const FileSpec* spec, Console& console)
      : output_(&output), spec_(spec), console_(&console) {}

  void take(Finding finding) override {
    if (finding.severity != Severity::note)
      console_->line(line_of(*output_, finding, spec_, console_->words()));
  }

 private:
  const std::string* output_;
  const FileSpec* spec_;
  Console* console_;
};

std::string line_of(const Refusal& refusal, const std::string& input, const Words& words) {
  std::string line = input;
  if (refusal.line != 0) line += ":" + std::to_string(refusal.line);
  if (!refusal.column.empty()) line += ": " + refusal.column;
  return line + ": " + words.say(refusal.reason);
}

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

}  // namespace

void say_refusals(const Refusals& refusals, const std::string& input, Console& console) {
  for (const Refusal& refusal : refusals.kept())
    console.line(line_of(refusal, input, console.words()));
  const std::uint64_t more = refusals.count() - refusals.kept().size();
  if (more != 0) console.say(Phrase{"generate.more", {{"count", grouped(more)}}});
  console.say(Phrase{"generate.nothing-written"});
}

Result<bool> judge_made(ByteSink& sink, const Generated& made, const std::string& output,
                        const Tables& tables, Console& console) {
  auto source = sink.read_back(output);
  if (!source) return pass(source);
  const auto identity = identify_made(*source, made, tables.registry, console.settings());
  if (!identity) return pass(identity);
  Sayer sayer(output, made.spec, console);
  const auto verdict = validate(**source, *identity, tables.reference, {}, sayer);
  if (!verdict) return pass(verdict);
  const bool warned = console.settings().strict && verdict->count(Severity::warning) != 0;
  if (verdict->valid() && !warned) return true;
  console.say(Phrase{"generate.nothing-written"});
  return false;
}

}  // namespace kcms

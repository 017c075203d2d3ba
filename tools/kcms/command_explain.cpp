// kcms explain: every byte of one record, what it is and whether it is right.
#include "commands.hpp"
#include "explain_report.hpp"
#include "input.hpp"

namespace kcms {
namespace {

constexpr std::string_view formats[] = {"text", "json"};
constexpr Option options[] = {
    {"record", "N"}, {"format", "text|json", formats}, {"reveal", ""}, kind_option, year_option,
};
constexpr std::string_view examples[] = {
    "kcms explain --record 2 samples/EB210316",
};

class Explain final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    file_ = arguments.plain().front();
    json_ = arguments.text("format") == "json";
    reveal_ = arguments.has("reveal") ? Reveal::yes : Reveal::no;
    const auto record = arguments.number("record", 1);
    if (!record) return pass(record);
    if (*record == 0) return fail(Errc::usage, Phrase{"usage.record-from-one"});
    record_ = *record;
    const auto input = InputOptions::from(arguments);
    if (!input) return pass(input);
    input_ = *input;
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    const auto input = open_known(file_, tables->registry, input_, console.settings());
    if (!input) return console.fail(input.error());
    const auto record =
        explain(*input->source, input->identity, tables->reference, record_, reveal_);
    if (!record) return console.fail(record.error());
    const ExplainedFile file{file_, *input->identity.spec, *record};
    console.print(json_ ? explained_as_json(file, console.words())
                        : explained_as_text(file, console.settings().language, console.words()));
    const Severity bearable = console.settings().strict ? Severity::note : Severity::warning;
    return gravest_in(*record) > bearable ? ExitCode::findings : ExitCode::clean;
  }

 private:
  std::string file_;
  std::uint64_t record_ = 1;
  bool json_ = false;
  Reveal reveal_ = Reveal::no;
  InputOptions input_;
};

}  // namespace

CommandRow explain_command() {
  return {"explain",
          "FILE",
          1,
          1,
          options,
          examples,
          [] { return std::unique_ptr<Command>(new Explain); }};
}

}  // namespace kcms

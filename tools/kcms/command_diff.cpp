// kcms diff: two files of one kind, record by record.
#include "commands.hpp"
#include "diff_report.hpp"

namespace kcms {
namespace {

constexpr std::string_view formats[] = {"text", "json"};
constexpr Option options[] = {
    {"format", "text|json", formats}, {"serials", ""}, {"reveal", ""}, kind_option, year_option,
};
constexpr std::string_view examples[] = {
    "kcms diff samples/EB110316 samples/EB110317",
};

class Diff final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    a_ = arguments.plain()[0];
    b_ = arguments.plain()[1];
    if (a_ == "-" && b_ == "-") return fail(Errc::usage, Phrase{"usage.twice-standard-input"});
    json_ = arguments.text("format") == "json";
    options_.reveal = arguments.has("reveal") ? Reveal::yes : Reveal::no;
    options_.serials = arguments.has("serials");
    const auto input = InputOptions::from(arguments);
    if (!input) return pass(input);
    input_ = *input;
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    const auto a = open_known(a_, tables->registry, input_, console.settings());
    if (!a) return console.fail(a.error());
    const auto b = open_known(b_, tables->registry, input_, console.settings());
    if (!b) return console.fail(b.error());
    if (a->identity.spec->kind == b->identity.spec->kind) return compare(*a, *b, console);
    return console.fail({Errc::data, Phrase{"diff.other-kind",
                                            {{"a", a_},
                                             {"kind_a", std::string(a->identity.spec->kind)},
                                             {"b", b_},
                                             {"kind_b", std::string(b->identity.spec->kind)}}}});
  }

 private:
  ExitCode compare(const Input& a, const Input& b, Console& console) const {
    const ComparedFile side_a{a_, *a.identity.spec};
    const ComparedFile side_b{b_, *b.identity.spec};
    const auto report = json_ ? diff_json_report(console, side_a, side_b)
                              : diff_text_report(console, side_a, side_b);
    const auto counts = diff({*a.source, side_a.spec}, {*b.source, side_b.spec}, options_, *report);
    if (!counts) return console.fail(counts.error());
    report->finish(*counts);
    return counts->equal() ? ExitCode::clean : ExitCode::findings;
  }

  std::string a_;
  std::string b_;
  bool json_ = false;
  DiffOptions options_;
  InputOptions input_;
};

}  // namespace

CommandRow diff_command() {
  return {
      "diff", "A B", 2, 2, options, examples, [] { return std::unique_ptr<Command>(new Diff); }};
}

}  // namespace kcms

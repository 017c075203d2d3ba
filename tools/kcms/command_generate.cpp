// kcms generate: a file from rows. It is judged as a whole before it is seen.
#include "commands.hpp"
#include "find_layout.hpp"
#include "input.hpp"
#include "keep_inputs.hpp"
#include "making.hpp"
#include "making_result.hpp"
#include "settings_options.hpp"

#include <kcms/base/text.hpp>
#include <kcms/files/generate.hpp>

#include <algorithm>
#include <optional>

namespace kcms {
namespace {

constexpr Option options[] = {
    {"input", "FILE"},
    {"date", "YYYY-MM-DD"},
    {"biller", "CODE"},
    {"output", "FILE"},
    {"set", "NAME=VALUE", {}, true},
    {"framing", "FRAMING"},
    {"accept-assumed", ""},
    from_option,
    rejects_option,
    serials_option,
    empty_option,
};
constexpr std::string_view examples[] = {
    "kcms generate EB13 --input samples/sources/EB130316.csv --date 2016-03-16 --biller 9912345678 "
    "--output EB130316",
    "kcms generate EB12 --from samples/EB110316 --rejects samples/sources/rejects.csv --output "
    "EB120316",
};

constexpr std::string_view standard = "-";

class Generate final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    kind_ = arguments.plain().front();
    input_ = arguments.text("input", standard);
    output_ = arguments.text("output", standard);
    accepts_assumed_ = arguments.has("accept-assumed");
    auto settings = read_file_settings(arguments);
    if (!settings) return pass(settings);
    options_.settings = std::move(*settings);
    if (const Status read = read_framing(arguments); !read) return read;
    auto result = MakingResult::from(arguments, options_);
    if (!result) return pass(result);
    result_ = std::move(*result);
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    if (result_) return result_->run(kind_, output_, *tables, console);
    const auto layouts = tables->registry.revisions(kind_);
    if (layouts.empty()) return console.fail(unknown_kind(tables->registry, kind_));
    if (std::ranges::all_of(layouts, [this](const FileSpec* spec) { return is_refused(*spec); }))
      return console.fail(assumed_layout(*layouts.back()));
    if (const Status kept = keep_inputs(output_, {input_}); !kept)
      return console.fail(kept.error());
    auto rows = open_source(input_);
    if (!rows) return console.fail(rows.error());
    auto sink = create_file(output_, console.existing());
    if (!sink) return console.fail(sink.error());
    const auto made = generate(**rows, layouts, options_, **sink);
    if (!made) return console.fail(made.error());
    return publish(*made, **sink, *tables, console);
  }

 private:
  Status read_framing(const Arguments& arguments) {
    if (!arguments.has("framing")) return done();
    options_.framing = parse_framing(arguments.text("framing"));
    if (options_.framing) return done();
    return fail(Errc::usage, Phrase{"usage.framing", {{"value", arguments.text("framing")}}});
  }

  [[nodiscard]] bool is_refused(const FileSpec& spec) const {
    return spec.source.grade == Grade::assumed && !accepts_assumed_;
  }

  ExitCode publish(const Generated& made, ByteSink& sink, const Tables& tables,
                   Console& console) const {
    if (made.spec != nullptr && is_refused(*made.spec))
      return console.fail(assumed_layout(*made.spec));
    const bool strict = console.settings().strict;
    RowFaults faults({input_, output_, options_.settings, made}, console.words());
    if (made.written) {
      const auto judged = judge_made(sink, made, output_, tables, console.settings(), faults);
      if (!judged) return console.fail(judged.error());
    }
    faults.say(console);
    if (faults.has_errors() || (strict && faults.has_warnings()))
      return withhold(faults.blames_options(strict), console);
    if (const Status seen = sink.commit(); !seen) return console.fail(seen.error());
    return ExitCode::clean;
  }

  // Wrong rows are one thing, a wrong command line is another.
  static ExitCode withhold(bool blames_options, Console& console) {
    console.say(Phrase{"generate.nothing-written"});
    if (!blames_options) return ExitCode::findings;
    console.say(Phrase{"usage.see", {{"command", "kcms help generate"}}});
    return ExitCode::usage;
  }

  std::string kind_;
  std::string input_;
  std::string output_;
  bool accepts_assumed_ = false;
  GenerateOptions options_;
  std::optional<MakingResult> result_;  // where --from stands there
};

}  // namespace

CommandRow generate_command() {
  return {"generate",
          "KIND",
          1,
          1,
          options,
          examples,
          [] { return std::unique_ptr<Command>(new Generate); }};
}

}  // namespace kcms

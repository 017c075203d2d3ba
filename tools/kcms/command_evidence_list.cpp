// kcms evidence list: which documents are in EI13. The documents themselves are not read.
#include "commands.hpp"
#include "evidence_options.hpp"
#include "unread.hpp"

#include <kcms/files/parse.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::string_view formats[] = {"table", "csv", "ndjson", "json"};  // as ParseFormat
constexpr Option options[] = {
    {"format", "table|csv|ndjson|json", formats}, {"reveal", ""}, kind_option, year_option};
constexpr std::string_view examples[] = {"kcms evidence list samples/EI130316"};

constexpr std::string_view fields[] = {"serial",    "payer_number",   "bank",
                                       "account",   "applied_on",     "evidence_type",
                                       "extension", "evidence_length"};

class EvidenceList final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    file_ = arguments.plain().front();
    const auto* const format = std::ranges::find(formats, arguments.text("format", formats[0]));
    options_.format = static_cast<ParseFormat>(format - std::begin(formats));
    options_.reveal = arguments.has("reveal") ? Reveal::yes : Reveal::no;
    options_.fields.assign(std::begin(fields), std::end(fields));
    const auto input = InputOptions::from(arguments);
    if (!input) return pass(input);
    input_ = *input;
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    const auto input = open_evidence(file_, *tables, input_, console.settings());
    if (!input) return console.fail(input.error());
    FileParser parser(console.out(), options_, KCMS_VERSION);
    const auto parsed = parser.parse(*input->source, *input->identity.spec);
    if (!parsed) return console.fail(parsed.error());
    if (const Status finished = parser.finish(); !finished) return console.fail(finished.error());
    return graver(say_unread(file_, *parsed, console),
                  say_unended(file_, parsed->trailer_met, console));
  }

 private:
  std::string file_;
  ParseOptions options_;
  InputOptions input_;
};

}  // namespace

CommandRow evidence_list_command() {
  return {"evidence list", "FILE", 1, 1, options, examples, [] {
            return std::unique_ptr<Command>(new EvidenceList);
          }};
}

}  // namespace kcms

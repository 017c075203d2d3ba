// kcms evidence answer: AE5119, the answer to those who ask for evidence of consent.
#include "commands.hpp"
#include "evidence_options.hpp"
#include "find_layout.hpp"
#include "keep_inputs.hpp"
#include "settings_options.hpp"

#include <kcms/base/text.hpp>
#include <kcms/files/answer.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace kcms {
namespace {

constexpr std::string_view answer_kind = "AE5119";
constexpr std::string_view standard = "-";

constexpr Option options[] = {
    {"requests", "FILE"}, {"from", "FILE", {}, true},      {"date", "YYYY-MM-DD"},
    {"biller", "CODE"},   {"set", "NAME=VALUE", {}, true}, {"without-evidence", ""},
    {"output", "FILE"},   {"accept-assumed", ""},          year_option,
};
constexpr std::string_view examples[] = {
    "kcms evidence answer --requests samples/sources/requests.csv --from samples/EI130316 --date "
    "2016-04-01 --biller "
    "9912345678 --set service_kind=2 --accept-assumed --output AE5119",
};

class EvidenceAnswer final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    for (const std::string_view needed : {"requests", "from", "date"})
      if (!arguments.has(needed))
        return fail(Errc::usage, Phrase{"usage.option-needed", {{"option", std::string(needed)}}});
    requests_ = arguments.text("requests");
    from_ = arguments.texts("from");
    output_ = arguments.text("output", standard);
    without_ = arguments.has("without-evidence");
    accepts_assumed_ = arguments.has("accept-assumed");
    auto settings = read_file_settings(arguments);
    if (!settings) return pass(settings);
    settings_ = std::move(*settings);
    const auto inputs = std::ranges::count(from_, standard) + (requests_ == standard ? 1 : 0);
    if (inputs > 1) return fail(Errc::usage, Phrase{"usage.twice-standard-input"});
    const auto input = InputOptions::from(arguments);
    if (!input) return pass(input);
    input_ = *input;
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    const auto spec = find_layout(tables->registry, std::string(answer_kind), *settings_.date);
    if (!spec) return console.fail(spec.error());
    // One program's source shows how it is laid out, and nobody's the request.
    if (!accepts_assumed_) return console.fail(assumed_layout(**spec));
    if (const Status kept = keep_inputs(output_, {requests_}); !kept)
      return console.fail(kept.error());
    if (const Status kept = keep_inputs(output_, from_); !kept) return console.fail(kept.error());
    const auto rows = open_source(requests_);
    if (!rows) return console.fail(rows.error());
    PackFaults found;
    auto requests = EvidenceRequests::read(**rows, **spec, tables->reference.bank_codes(), found);
    if (!requests) return console.fail(requests.error());
    std::vector<Input> kept;
    for (const std::string& path : from_) {
      auto input = open_kept_evidence(path, *tables, input_, console);
      if (!input) return console.fail(input.error());
      kept.push_back(std::move(*input));
      const Input& file = kept.back();
      if (const Status read = requests->find_in(*file.source, *file.identity.spec, biller(), found);
          !read)
        return console.fail(read.error());
    }
    return make(*requests, **spec, std::move(found), *tables, console);
  }

 private:
  [[nodiscard]] std::string_view biller() const {
    const auto given = settings_.set.find("biller");
    return given == settings_.set.end() ? std::string_view{} : given->second;
  }

  ExitCode make(EvidenceRequests& requests, const FileSpec& spec, PackFaults found,
                const Tables& tables, Console& console) const {
    auto sink = create_file(output_, console.existing());
    if (!sink) return console.fail(sink.error());
    const auto written = requests.write(spec, settings_, without_, **sink, std::move(found));
    if (!written) return console.fail(written.error());
    return publish_packed(*written, {spec, *settings_.date, output_, "evidence answer"}, **sink,
                          tables, console);
  }

  std::string requests_;
  std::vector<std::string> from_;
  std::string output_;
  bool without_ = false;
  bool accepts_assumed_ = false;
  FileSettings settings_;
  InputOptions input_;
};

}  // namespace

CommandRow evidence_answer_command() {
  return {"evidence answer", "", 0, 0, options, examples, [] {
            return std::unique_ptr<Command>(new EvidenceAnswer);
          }};
}

}  // namespace kcms

#include "find_layout.hpp"
#include "input.hpp"
#include "keep_inputs.hpp"
#include "making.hpp"
#include "making_result.hpp"
#include "report.hpp"
#include "row_faults.hpp"

#include <kcms/base/unnamed_file.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace kcms {
namespace {

constexpr std::string_view standard = "-";
constexpr std::string_view set_by_biller = "biller";  // in failure_codes.toml

// Which failure codes a biller may answer with in a file of this kind.
std::vector<std::string_view> codes_of(std::string_view kind, const Reference& reference) {
  std::vector<std::string_view> codes;
  for (const auto& [code, meaning] : reference.failure_codes().all())
    if (std::ranges::find(meaning.by, set_by_biller) != meaning.by.end() &&
        std::ranges::find(meaning.files, kind) != meaning.files.end())
      codes.push_back(code);
  return codes;
}

// The biller sends it, and its fields tell which record of the request is meant.
bool is_made_here(const FileSpec& spec) {
  if (!spec.is_result() || spec.direction != Direction::send) return false;
  return std::ranges::any_of(spec.records, [](const RecordSpec& record) {
    return std::ranges::find(record.fields, Match::key, &FieldSpec::match) != record.fields.end();
  });
}

// A kind that nobody answers with, or the centre does.
Error not_made_here(const std::string& kind, const Registry& registry) {
  std::string kinds;
  std::string_view last;
  for (const FileSpec* spec : registry.all())
    if (is_made_here(*spec) && std::exchange(last, spec->kind) != spec->kind)
      (kinds += kinds.empty() ? "" : ", ") += spec->kind;
  return {Errc::usage, Phrase{"rejects.not-made-here", {{"kind", kind}, {"kinds", kinds}}}};
}

Error with_from(std::string_view option) {
  return {Errc::usage, Phrase{"rejects.not-with-from", {{"option", std::string(option)}}}};
}

}  // namespace

Result<std::optional<MakingResult>> MakingResult::from(const Arguments& arguments,
                                                       const GenerateOptions& options) {
  if (!arguments.has("from")) {
    for (const std::string_view option : {"rejects", "serials", "empty"})
      if (arguments.has(option))
        return fail(Errc::usage,
                    Phrase{"rejects.only-with-from", {{"option", std::string(option)}}});
    return std::optional<MakingResult>();
  }
  if (arguments.has("input")) return fail(Errc::usage, Phrase{"rejects.input-with-from"});
  for (const std::string_view option : {"date", "biller"})
    if (arguments.has(option)) return tl::unexpected<Error>(with_from(option));
  if (!arguments.has("rejects"))
    return fail(Errc::usage, Phrase{"usage.option-needed", {{"option", "rejects"}}});
  MakingResult making;
  making.request_ = arguments.text("from");
  making.rejects_ = arguments.text("rejects");
  if (making.request_ == standard && making.rejects_ == standard)
    return fail(Errc::usage, Phrase{"usage.twice-standard-input"});
  making.accepts_assumed_ = arguments.has("accept-assumed");
  making.skips_empty_ = arguments.text("empty") == empty_choices[1];
  making.options_.settings = options.settings;
  making.options_.framing = options.framing;
  if (arguments.text("serials") == serials_choices[1])
    making.options_.serials = ResultSerials::keep;
  return std::optional(std::move(making));
}

ExitCode MakingResult::run(const std::string& kind, const std::string& output, const Tables& tables,
                           Console& console) {
  const auto layouts = tables.registry.revisions(kind);
  if (layouts.empty()) return console.fail(unknown_kind(tables.registry, kind));
  if (!is_made_here(*layouts.back())) return console.fail(not_made_here(kind, tables.registry));
  if (const Status kept = keep_inputs(output, {request_, rejects_}); !kept)
    return console.fail(kept.error());
  auto request = open_of_pair(request_, tables.registry, {}, console.settings());
  if (!request) return console.fail(request.error());
  const std::string_view asked = request->identity.spec->kind;
  if (asked != layouts.back()->answers) {
    return console.fail({Errc::data, Phrase{"rejects.other-request",
                                            {{"file", request_},
                                             {"kind", std::string(asked)},
                                             {"result", kind},
                                             {"request", std::string(layouts.back()->answers)}}}});
  }
  if (!request->identity.date)
    return console.fail({Errc::data, Phrase{"rejects.no-date", {{"file", request_}}}});
  const auto spec = find_layout(tables.registry, kind, *request->identity.date);
  if (!spec) return console.fail(spec.error());
  if ((*spec)->source.grade == Grade::assumed && !accepts_assumed_)
    return console.fail(assumed_layout(**spec));
  auto source = seekable(std::move(request->source));
  if (!source) return console.fail(source.error());
  return make({source->get(), &request->identity}, **spec, output, tables, console);
}

ExitCode MakingResult::make(const PairFile& request, const FileSpec& spec,
                            const std::string& output, const Tables& tables, Console& console) {
  const auto rejects = open_source(rejects_);
  if (!rejects) return console.fail(rejects.error());
  auto sink = create_file(output, console.existing());
  if (!sink) return console.fail(sink.error());
  options_.codes = codes_of(spec.kind, tables.reference);
  const auto made = make_result(request, spec, **rejects, tables.reference, options_, **sink);
  if (!made) return console.fail(made.error());
  if (made->request_faults.empty()) return publish(*made, **sink, output, tables, console);
  const std::string name = request_name(console);
  for (const Finding& finding : made->request_faults)
    console.line(line_of(name, finding, request.identity->spec, console.words()));
  console.say(Phrase{"rejects.request-at-fault", {{"file", request_}}});
  console.say(Phrase{"generate.nothing-written"});
  return ExitCode::findings;
}

std::string MakingResult::request_name(const Console& console) const {
  return request_ == standard ? console.words().say("stream.input") : request_;
}

ExitCode MakingResult::publish(const MadeResult& result, ByteSink& sink, const std::string& output,
                               const Tables& tables, Console& console) const {
  RowFaults faults({rejects_, output, options_.settings, result.made}, console.words());
  faults.say(console);
  if (faults.has_errors()) {
    console.say(Phrase{"generate.nothing-written"});
    return faults.blames_options(false) ? ExitCode::usage : ExitCode::findings;
  }
  if (skips_empty_ && result.made.data_records == 0) {
    // An answer of another run must not pass for that of this one.
    if (std::error_code error; std::filesystem::is_regular_file(output, error))
      return console.fail(
          {Errc::machine,
           Phrase{"rejects.stale", {{"file", output}, {"request", request_name(console)}}}});
    if (output != standard) {
      console.print(
          console.words().say("rejects.nothing-refused",
                              {{"file", request_}, {"kind", std::string(result.made.spec->kind)}}) +
          '\n');
    }
    return ExitCode::clean;
  }
  const auto sound =
      judge_answer(sink, result.made, output, request_name(console), tables, console);
  if (!sound) return console.fail(sound.error());
  if (!*sound) return ExitCode::findings;
  if (const Status seen = sink.commit(); !seen) return console.fail(seen.error());
  return ExitCode::clean;
}

}  // namespace kcms

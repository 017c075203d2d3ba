// kcms reconcile: a request and its result.
#include "byte_size.hpp"
#include "commands.hpp"
#include "evidence_options.hpp"
#include "input.hpp"
#include "keep_inputs.hpp"
#include "reconcile_report.hpp"
#include "split_files.hpp"

#include <kcms/base/text.hpp>

#include <algorithm>
#include <optional>

namespace kcms {
namespace {

constexpr std::string_view formats[] = {"text", "json"};
constexpr std::uint64_t default_max_anomalies = 1000;
constexpr std::uint64_t least_memory = std::uint64_t{32} << 20;
constexpr std::size_t digest_length = 64;

constexpr Option options[] = {
    {"format", "text|json", formats},
    {"request-sha256", "HEX"},
    {"split", "DIR"},
    {"memory", "SIZE"},
    {"max-anomalies", "N"},
    {"reveal", ""},
    evidence_table_option,
    year_option,
};
constexpr std::string_view examples[] = {
    "kcms reconcile samples/EB210316 samples/EB220316",
    "kcms reconcile --format json samples/EB130316 samples/EB140316",
};

bool is_digest(std::string_view text) {
  return text.size() == digest_length &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

// The kind that answers another; "" where none does.
std::string_view answering(std::string_view kind, const Registry& registry) {
  for (const FileSpec* spec : registry.all())
    if (spec->answers == kind) return spec->kind;
  return "";
}

class Reconcile final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    request_ = arguments.plain()[0];
    result_ = arguments.plain()[1];
    if (request_ == "-" && result_ == "-")
      return fail(Errc::usage, Phrase{"usage.twice-standard-input"});
    json_ = arguments.text("format") == "json";
    options_.reveal = arguments.has("reveal") ? Reveal::yes : Reveal::no;
    split_ = arguments.text("split");
    // Files hold all of them, unless it is said otherwise.
    const auto most = arguments.number("max-anomalies", split_.empty() ? default_max_anomalies : 0);
    if (!most) return pass(most);
    options_.max_anomalies = *most;
    if (arguments.has("memory")) {
      const auto memory = parse_size(arguments.text("memory"));
      if (!memory || *memory < least_memory)
        return fail(Errc::usage,
                    Phrase{"usage.not-a-memory", {{"value", arguments.text("memory")}}});
      options_.memory = *memory;
    }
    options_.request_sha256 = in_small_letters(arguments.text("request-sha256"));
    if (arguments.has("request-sha256") && !is_digest(options_.request_sha256))
      return fail(Errc::usage,
                  Phrase{"usage.not-a-digest", {{"value", arguments.text("request-sha256")}}});
    table_ = arguments.text("evidence-table", default_table);
    const auto input = InputOptions::from(arguments);
    if (!input) return pass(input);
    input_ = *input;
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    if (const Status kept = keep_read(); !kept) return console.fail(kept.error());
    const auto table = find_evidence_table(*tables, table_);
    if (!table) return console.fail(table.error());
    const EvidenceCheck evidence{.table = *table, .date = {}, .inspect = {}, .enrolments = nullptr};
    options_.evidence = &evidence;
    const auto request = open_of_pair(request_, tables->registry, input_, console.settings());
    if (!request) return console.fail(request.error());
    const auto result = open_result(tables->registry, console.settings());
    if (!result) return console.fail(result.error());
    const PairFile answered{result->source.get(), &result->identity};
    const FileSpec& asked = *request->identity.spec;
    const FileSpec* answer = result->identity.spec;
    std::optional<SplitFiles> split;
    if (!split_.empty()) {
      auto made = SplitFiles::make(split_, asked, answer, options_.reveal, console.existing());
      if (!made) return console.fail(made.error());
      options_.items = &split.emplace(std::move(*made)).items();
    }
    const auto found = reconcile({request->source.get(), &request->identity}, answered,
                                 tables->reference, options_);
    if (!found) return console.fail(found.error());
    const std::string pair =
        std::string(asked.kind) + "/" +
        std::string(answer != nullptr ? answer->kind : answering(asked.kind, tables->registry));
    const ReconciledPair files{pair, request_, result_, asked, answer};
    if (split)
      if (const Status put = split->commit(files, *found, console.words()); !put)
        return console.fail(put.error());
    console.print(json_ ? reconcile_json(files, *found, console.words())
                        : reconcile_text(files, *found, console.words()));
    return found->reconciled() ? ExitCode::clean : ExitCode::findings;
  }

 private:
  [[nodiscard]] Status keep_read() const {
    if (split_.empty()) return done();
    for (const std::string& path : SplitFiles::paths(split_))
      if (const Status kept = keep_inputs(path, {request_, result_}); !kept) return kept;
    return done();
  }

  // A result that is absent has no source: that too says something of the items.
  [[nodiscard]] Result<Input> open_result(const Registry& registry,
                                          const Settings& settings) const {
    auto source = open_source(result_);
    if (!source && source.error().phrase.key == "error.no-such-file") return Input{};
    if (!source) return pass(source);
    auto identity = identify_result(*source, registry, {"", input_.year, settings.now.date});
    if (!identity) return pass(identity);
    return Input{std::move(*source), std::move(*identity)};
  }

  std::string request_;
  std::string result_;
  std::string split_;
  std::string table_;  // of evidence
  bool json_ = false;
  InputOptions input_;
  ReconcileOptions options_;
};

}  // namespace

CommandRow reconcile_command() {
  return {"reconcile", "REQUEST RESULT", 2, 2, options, examples, [] {
            return std::unique_ptr<Command>(new Reconcile);
          }};
}

}  // namespace kcms

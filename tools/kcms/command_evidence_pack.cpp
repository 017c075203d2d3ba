// kcms evidence pack: EI13 from an EB13 and the documents that prove its enrolments.
#include "commands.hpp"
#include "evidence_options.hpp"
#include "find_layout.hpp"
#include "interruption.hpp"
#include "keep_inputs.hpp"

#include <kcms/base/text.hpp>
#include <kcms/evidence/document_source.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr Option options[] = {
    {"applications", "FILE"},
    {"documents", "DIR|ZIP"},
    {"manifest", "FILE"},
    {"evidence-type", "TYPE"},
    evidence_table_option,
    password_option,
    trust_option,
    {"output", "FILE"},
    year_option,
};
constexpr std::string_view examples[] = {
    "kcms evidence pack --applications samples/EB130316 --documents samples/sources/documents "
    "--manifest samples/sources/EI130316.csv --output EI130316",
};

constexpr std::string_view standard = "-";

class EvidencePack final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    for (const std::string_view needed : {"applications", "documents"})
      if (!arguments.has(needed))
        return fail(Errc::usage, Phrase{"usage.option-needed", {{"option", std::string(needed)}}});
    applications_ = arguments.text("applications");
    documents_ = arguments.text("documents");
    manifest_ = arguments.text("manifest");
    evidence_type_ = arguments.text("evidence-type");
    table_ = arguments.text("evidence-table", default_table);
    password_file_ = arguments.text("password-file");
    trust_ = arguments.text("trust");
    output_ = arguments.text("output", standard);
    const auto inputs = {applications_, documents_, manifest_, password_file_, trust_};
    if (std::ranges::count(inputs, standard) > 1)
      return fail(Errc::usage, Phrase{"usage.twice-standard-input"});
    const auto input = InputOptions::from(arguments);
    if (!input) return pass(input);
    input_ = *input;
    return done();
  }

  ExitCode run(Console& console) override {
    Faults faults;
    const auto tables = load_tables(console.settings().schemas, faults);
    if (!tables) return console.fail(faults);
    const auto table = find_evidence_table(*tables, table_);
    if (!table) return console.fail(table.error());
    auto inspect = read_inspect_options(trust_);
    if (!inspect) return console.fail(inspect.error());
    if (const Status kept =
            keep_inputs(output_, {applications_, documents_, manifest_, password_file_, trust_});
        !kept)
      return console.fail(kept.error());
    const auto applications = open_applications(applications_, *tables, input_, console);
    if (!applications) return console.fail(applications.error());
    if (applications->enrolments.consents.empty()) return say_not_needed(*applications, console);
    const auto date = applications->input.identity.date;
    if (!date)
      return console.fail({Errc::data, Phrase{"evidence.no-date", {{"file", applications_}}}});
    if (!evidence_type_.empty() && (*table)->allowed(evidence_type_, *date).max_bytes == 0)
      return console.fail({Errc::usage, Phrase{"evidence.unknown-type",
                                               {{"type", evidence_type_}, {"table", table_}}}});
    inspect->date = date;
    const PackOptions pack{evidence_type_, *date, **table, tables->reference.bank_codes(),
                           *inspect};
    return make(*applications, pack, *tables, console);
  }

 private:
  ExitCode say_not_needed(const Applications& applications, Console& console) const {
    const Phrase sentence{
        "evidence.not-needed",
        {{"file", applications_}, {"count", grouped(applications.enrolments.applications)}}};
    if (output_ == standard)  // there it would be taken for the file
      console.say(sentence);
    else
      console.print(console.words().say(sentence) + '\n');
    return ExitCode::clean;
  }

  ExitCode make(const Applications& applications, const PackOptions& pack, const Tables& tables,
                Console& console) const {
    const auto spec = find_layout(tables.registry, std::string(evidence_kind), pack.date);
    if (!spec) return console.fail(spec.error());
    const auto password = read_password(password_file_);
    if (!password) return console.fail(password.error());
    const auto documents = open_documents(documents_, *password);
    if (!documents) return console.fail(documents.error());
    auto manifest =
        manifest_.empty() ? Result<std::unique_ptr<ByteSource>>(nullptr) : open_source(manifest_);
    if (!manifest) return console.fail(manifest.error());
    InterruptibleDocuments from(**documents);  // outlives what must be cleaned up
    auto sink = create_file(output_, console.existing());
    if (!sink) return console.fail(sink.error());
    const auto packed = pack_evidence(
        {applications_, applications.enrolments, from, manifest->get()}, **spec, pack, **sink);
    if (!packed) return console.fail(packed.error());
    return publish_packed(*packed, {**spec, pack.date, output_, "evidence pack"}, **sink, tables,
                          console);
  }

  std::string applications_;
  std::string documents_;
  std::string manifest_;
  std::string evidence_type_;
  std::string table_;
  std::string password_file_;
  std::string trust_;
  std::string output_;
  InputOptions input_;
};

}  // namespace

CommandRow evidence_pack_command() {
  return {"evidence pack", "", 0, 0, options, examples, [] {
            return std::unique_ptr<Command>(new EvidencePack);
          }};
}

}  // namespace kcms

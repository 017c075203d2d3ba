// kcms evidence extract: the documents out of EI13.
#include "commands.hpp"
#include "evidence_options.hpp"
#include "interruption.hpp"
#include "keep_inputs.hpp"

#include <kcms/base/text.hpp>
#include <kcms/evidence/store_documents.hpp>
#include <kcms/files/evidence_documents.hpp>

#include <filesystem>

namespace kcms {
namespace {

constexpr Option options[] = {
    {"to", "DIR|ZIP"}, {"payer", "N"}, password_option, kind_option, year_option};
constexpr std::string_view examples[] = {"kcms evidence extract --to documents samples/EI130316"};

// By LostBy.
constexpr std::string_view sentences[] = {"evidence.cut-off", "evidence.no-length",
                                          "evidence.length-in-doubt"};

class EvidenceExtract final : public Command {
 public:
  Status setup(const Arguments& arguments) override {
    if (!arguments.has("to"))
      return fail(Errc::usage, Phrase{"usage.option-needed", {{"option", "to"}}});
    file_ = arguments.plain().front();
    to_ = arguments.text("to");
    if (to_ == "-") return fail(Errc::usage, Phrase{"evidence.to-standard-output"});
    payer_ = arguments.text("payer");
    password_file_ = arguments.text("password-file");
    if (file_ == "-" && password_file_ == "-")
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
    const auto password = read_password(password_file_);
    if (!password) return console.fail(password.error());
    if (const Status kept = keep_inputs(to_, {file_, password_file_}); !kept)
      return console.fail(kept.error());
    const auto input = open_evidence(file_, *tables, input_, console.settings());
    if (!input) return console.fail(input.error());
    const auto documents = EvidenceDocuments::list(*input->source, *input->identity.spec, payer_);
    if (!documents) return console.fail(documents.error());
    if (!payer_.empty() && (*documents)->entries().size() == 1 && (*documents)->lost().empty())
      return console.fail(
          {Errc::data, Phrase{"evidence.no-such-payer", {{"file", file_}, {"payer", payer_}}}});
    if (const Status kept = keep_read(**documents); !kept) return console.fail(kept.error());
    if (const Status stored = store(**documents, *password, console); !stored)
      return console.fail(stored.error());
    return say_lost(**documents, console);
  }

 private:
  // A document, or the manifest, may bear the name of a file that is read.
  [[nodiscard]] Status keep_read(const EvidenceDocuments& documents) const {
    for (const DocumentEntry& entry : documents.entries()) {
      const std::string path = (std::filesystem::path(to_) / entry.name).string();
      if (const Status kept = keep_inputs(path, {file_, password_file_}); !kept) return kept;
    }
    return done();
  }

  // What was taken out so far is nobody's business when it is stopped.
  [[nodiscard]] Status store(EvidenceDocuments& documents, const std::string& password,
                             Console& console) const {
    InterruptibleDocuments from(documents);
    from.hold();
    return store_documents(from, to_, console.existing(), password);
  }

  ExitCode say_lost(const EvidenceDocuments& documents, Console& console) const {
    for (const LostDocument& lost : documents.lost())
      console.say(Phrase{sentences[static_cast<std::size_t>(lost.by)],
                         {{"file", file_}, {"record", grouped(lost.record)}}});
    if (documents.skipped() != 0)
      console.say(
          Phrase{"evidence.skipped", {{"file", file_}, {"count", grouped(documents.skipped())}}});
    const ExitCode ended = say_unended(file_, documents.trailer_met(), console);
    const bool all = documents.lost().empty() && documents.skipped() == 0;
    return all ? ended : ExitCode::findings;
  }

  std::string file_;
  std::string to_;
  std::string payer_;
  std::string password_file_;
  InputOptions input_;
};

}  // namespace

CommandRow evidence_extract_command() {
  return {"evidence extract", "FILE", 1, 1, options, examples, [] {
            return std::unique_ptr<Command>(new EvidenceExtract);
          }};
}

}  // namespace kcms

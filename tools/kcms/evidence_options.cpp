#include "evidence_options.hpp"
#include "finding_sayer.hpp"
#include "interruption.hpp"
#include "making.hpp"
#include "settings_options.hpp"
#include "visible.hpp"

#include <kcms/base/part_source.hpp>
#include <kcms/base/text.hpp>
#include <kcms/base/unnamed_file.hpp>
#include <kcms/evidence/signed_data.hpp>
#include <kcms/rules/validator.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

constexpr std::uint64_t most_certificates = 16U << 20U;
constexpr std::uint64_t most_password = 4096;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // as Notepad begins a file

// Nothing is believed of a file with errors: they are told, and then the sentence `at_fault`.
Status judge_read(const std::string& path, std::string_view at_fault, Input& input,
                  const Tables& tables, Console& console) {
  // Judging reads the file from its beginning to its end; it is read again after that.
  FindingSayer errors(path, input.identity.spec, Severity::error, console);
  const auto verdict =
      validate(*again(*input.source), input.identity, tables.reference, {}, errors);
  if (!verdict) return pass(verdict);
  if (verdict->valid()) return done();
  return fail(Errc::data, Phrase(at_fault, {{"file", path}}));
}

// A setting without which nothing can be made. No row gives it: all rows are those of documents.
Phrase lacking(const Refusal& what) {
  Phrase::Values values = what.reason.values;
  values.emplace_back("option", usage_of(what.column));
  return Phrase("answer.required-once", std::move(values));
}

// The sentence of a rule is followed by its cure and its name.
std::string pack_sentence(const Refusal& what, const Words& words) {
  std::string sentence = words.say(what.reason);
  const std::string rule(what.rule);
  const std::string cure = "rule." + rule + ".cure";
  if (!words.has(cure)) return sentence;
  return words.say("generate.with-cure", {{"sentence", sentence}, {"cure", words.say(cure)}}) +
         " [" + rule + "]";
}

void say_each(const PackFaults& faults, const std::string& severity, Console& console) {
  for (const auto& [file, what] : faults.kept()) {
    if (what.reason.key == "generate.required-once") {
      console.say(lacking(what));
      continue;
    }
    std::string line = what.of_setting ? option_of(what.column) : file;
    if (what.line != 0) line += ":" + std::to_string(what.line);
    if (!what.column.empty() && !what.of_setting) line += ": " + what.column;
    if (!line.empty()) line += ": ";
    console.line(visible_text(line + severity + pack_sentence(what, console.words())));
  }
  if (faults.more() != 0) console.say(Phrase{"generate.more", {{"count", grouped(faults.more())}}});
}

// Wrong documents are one thing, a wrong command line is another.
ExitCode withheld(const PackFaults& faults, std::string_view command, Console& console) {
  const bool blames_options = std::ranges::any_of(
      faults.kept(), [](const PackFault& fault) { return fault.what.of_setting; });
  if (!blames_options) return ExitCode::findings;
  console.say(Phrase{"usage.see", {{"command", "kcms help " + std::string(command)}}});
  return ExitCode::usage;
}

}  // namespace

Result<const EvidenceTable*> find_evidence_table(const Tables& tables, const std::string& name) {
  if (const EvidenceTable* table = tables.evidence.find(name)) return table;
  std::string known;
  for (const std::string_view one : tables.evidence.names())
    (known += known.empty() ? "" : ", ") += one;
  return fail(Errc::usage, Phrase{"evidence.unknown-table", {{"table", name}, {"known", known}}});
}

Result<InspectOptions> read_inspect_options(const std::string& trust) {
  if (trust.empty()) return InspectOptions{};
  auto text = read_file(trust, most_certificates);
  if (!text) return pass(text);
  if (!holds_certificates(*text))
    return fail(Errc::usage, Phrase{"evidence.no-certificates", {{"file", trust}}});
  return InspectOptions{std::move(*text)};
}

Result<std::string> read_password(const std::string& path) {
  if (path.empty()) return std::string{};
  auto text = read_file(path, most_password);
  if (!text) return text;
  if (text->starts_with(byte_order_mark)) text->erase(0, byte_order_mark.size());
  text->resize(std::min(text->find_first_of("\r\n"), text->size()));
  if (text->empty() || text->find('\0') != std::string::npos)
    return fail(Errc::usage, Phrase{"evidence.no-password", {{"file", path}}});
  return text;
}

Result<Applications> open_applications(const std::string& path, const Tables& tables,
                                       const InputOptions& options, Console& console) {
  auto input = open_known(path, tables.registry, options, console.settings());
  if (!input) return pass(input);
  const FileSpec& spec = *input->identity.spec;
  if (!has_enrolments(spec))
    return fail(Errc::data, Phrase{"evidence.no-applications",
                                   {{"file", path}, {"kind", std::string(spec.kind)}}});
  auto source = seekable(std::move(input->source));
  if (!source) return pass(source);
  input->source = std::move(*source);
  auto enrolments = read_enrolments(*again(*input->source), spec);
  if (!enrolments) return pass(enrolments);
  if (const Status sound =
          judge_read(path, "evidence.applications-at-fault", *input, tables, console);
      !sound)
    return pass(sound);
  return Applications{std::move(*input), std::move(*enrolments)};
}

Result<Input> open_evidence(const std::string& path, const Tables& tables,
                            const InputOptions& options, const Settings& settings) {
  auto input = open_known(path, tables.registry, options, settings);
  if (!input) return pass(input);
  const FileSpec& spec = *input->identity.spec;
  if (!spec.has_tails())
    return fail(Errc::data, Phrase{"evidence.no-documents",
                                   {{"file", path}, {"kind", std::string(spec.kind)}}});
  auto source = seekable(std::move(input->source));
  if (!source) return pass(source);
  input->source = std::move(*source);
  return input;
}

Result<Input> open_kept_evidence(const std::string& path, const Tables& tables,
                                 const InputOptions& options, Console& console) {
  auto input = open_evidence(path, tables, options, console.settings());
  if (!input) return input;
  const std::string_view kind = input->identity.spec->kind;
  if (kind != evidence_kind)
    return fail(Errc::data,
                Phrase{"answer.other-kind", {{"file", path}, {"kind", std::string(kind)}}});
  if (const Status sound = judge_read(path, "answer.at-fault", *input, tables, console); !sound)
    return pass(sound);
  return input;
}

ExitCode say_unended(const std::string& path, bool trailer_met, Console& console) {
  if (trailer_met) return ExitCode::clean;
  console.say(Phrase{"evidence.no-trailer", {{"file", path}}});
  return ExitCode::findings;
}

ExitCode publish_packed(const Packed& packed, const PackedFile& file, ByteSink& sink,
                        const Tables& tables, Console& console) {
  say_each(packed.warnings, console.words().say("validate.severity.warning") + ": ", console);
  say_each(packed.faults, "", console);
  const bool doubtful = console.settings().strict && !packed.warnings.empty();
  if (!packed.faults.empty() || doubtful) {
    console.say(Phrase{"generate.nothing-written"});
    return withheld(packed.faults, file.command, console);
  }
  Generated made;
  made.spec = &file.spec;
  made.date = file.date;
  made.records = packed.records;
  made.data_records = packed.data_records;
  const auto good = judge_made(sink, made, file.output, tables, console);
  if (!good) return console.fail(good.error());
  if (!*good) return ExitCode::findings;
  if (Interruption::came())
    return console.fail({Errc::machine, Phrase{"evidence.interrupted", {{"file", file.output}}}});
  if (const Status seen = sink.commit(); !seen) return console.fail(seen.error());
  return ExitCode::clean;
}

}  // namespace kcms

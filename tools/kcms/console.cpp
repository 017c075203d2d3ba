#include "console.hpp"

#include <utility>

namespace kcms {
namespace {

bool is_closed_pipe(const Error& error) { return error.phrase.key == "error.closed-pipe"; }

// Whether a sentence speaks of a file that is written.
bool speaks_of_output(const Phrase& phrase) {
  return phrase.key == "error.disk-full" || phrase.key == "error.write-failed";
}

}  // namespace

Console::Console(std::unique_ptr<ByteSink> out, std::ostream& err, const Words& words,
                 Settings settings)
    : out_(std::move(out)), err_(&err), words_(&words), settings_(std::move(settings)) {}

void Console::print(std::string_view text) {
  if (printed_) printed_ = out_->write(text);
}

void Console::say(const Phrase& phrase) {
  Phrase named = phrase;
  for (auto& [place, value] : named.values)
    if (place == "file" && value == "-")
      value = words_->say(speaks_of_output(phrase) ? "stream.output" : "stream.input");
  *err_ << "kcms: " << words_->say(named) << '\n';
}

void Console::line(std::string_view text) { *err_ << text << '\n'; }

ExitCode Console::fail(const Error& error) {
  if (is_closed_pipe(error)) return ExitCode::clean;
  if (std::exchange(said_, error.phrase) != error.phrase) say(error.phrase);
  return exit_code_of(error.code);
}

ExitCode Console::fail(const Faults& faults) {
  for (const Fault& fault : faults)
    *err_ << (fault.file.empty() ? "kcms: " : "") << words_->say(fault) << '\n';
  return ExitCode::usage;
}

ExitCode Console::finish(ExitCode code) {
  if (printed_) printed_ = out_->commit();
  if (printed_) return code;
  const Error error = std::exchange(printed_, done()).error();
  return graver(code, fail(error));
}

}  // namespace kcms

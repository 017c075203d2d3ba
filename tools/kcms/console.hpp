// All of the outside that a command may touch, beside the files it is told to read and write.
#pragma once

#include "exit_code.hpp"

#include <kcms/base/byte_sink.hpp>
#include <kcms/base/clock.hpp>
#include <kcms/base/result.hpp>
#include <kcms/base/words.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace kcms {

// What every command is told.
struct Settings {
  std::string language;  // "en"
  std::string schemas;   // --schemas, or ""
  CivilTime now;
  bool overwrite = false;
  bool strict = false;
};

// Results go to out, words for people to err.
class Console {
 public:
  // `err` and `words` must outlive the console.
  Console(std::unique_ptr<ByteSink> out, std::ostream& err, const Words& words, Settings settings);

  // Prints a result. After a failure nothing more is printed; finish() reports it.
  void print(std::string_view text);
  [[nodiscard]] ByteSink& out() noexcept { return *out_; }

  // Says what went wrong, and what that makes of the run.
  ExitCode fail(const Error& error);
  ExitCode fail(const Faults& faults);
  void say(const Phrase& phrase);    // "kcms: sentence"; a file "-" by what it stands for
  void line(std::string_view text);  // as it is

  // Flushes what was printed; `code`, or what a failure to print makes of it. A reader that has
  // gone away is no failure: nothing is said, and the verdict stands.
  [[nodiscard]] ExitCode finish(ExitCode code);

  [[nodiscard]] const Words& words() const noexcept { return *words_; }
  [[nodiscard]] const Settings& settings() const noexcept { return settings_; }
  [[nodiscard]] Existing existing() const noexcept {
    return settings_.overwrite ? Existing::overwrite : Existing::keep;
  }

 private:
  std::unique_ptr<ByteSink> out_;
  std::ostream* err_;
  const Words* words_;
  Settings settings_;
  Status printed_ = done();
  Phrase said_;  // last: a failure to print is met at every write, and said once
};

}  // namespace kcms

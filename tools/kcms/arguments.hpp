// Options and arguments of a command line: what may stand there, and what stood there.
#pragma once

#include <kcms/base/result.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// One option. Its line of help is "option-of.<command>.<name>" of the word catalogue, or else
// "option.<name>".
struct Option {
  std::string_view name;                      // "max-findings"
  std::string_view value;                     // "N", what help calls its value; "" = a switch
  std::span<const std::string_view> choices;  // the only values, where they are a closed list
  bool repeats = false;
};

// The options that every command takes.
[[nodiscard]] std::span<const Option> common_options() noexcept;

// What stood on the command line, checked against the options that may stand there.
class Arguments {
 public:
  // `own` are the options of the command. An unknown option is an error that names the nearest
  // known one.
  [[nodiscard]] static Result<Arguments> parse(std::span<const Option> own,
                                               const std::vector<std::string>& words);

  [[nodiscard]] bool has(std::string_view option) const;
  // The value of an option, or `otherwise` where it does not stand there.
  [[nodiscard]] std::string text(std::string_view option, std::string_view otherwise = "") const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view option) const;
  [[nodiscard]] Result<std::uint64_t> number(std::string_view option,
                                             std::uint64_t otherwise) const;
  // What is no option, in order.
  [[nodiscard]] const std::vector<std::string>& plain() const noexcept { return plain_; }

 private:
  [[nodiscard]] Status take(const Option& option, const std::vector<std::string>& values);

  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> plain_;
};

// The value of --`option` wherever it stands, before anything is understood: words are needed to
// say what is wrong.
[[nodiscard]] std::string peek(const std::vector<std::string>& words, std::string_view option);

}  // namespace kcms

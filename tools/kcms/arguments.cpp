#include "arguments.hpp"

#include <kcms/base/text.hpp>

#include <boost/program_options.hpp>

#include <algorithm>
#include <optional>

namespace kcms {
namespace {

namespace po = boost::program_options;

constexpr Option common[] = {
    {"now", "T"},      {"lang", "LANGUAGE"}, {"schemas", "DIR"},
    {"overwrite", ""}, {"strict", ""},       {"help", ""},
};

using Options = std::vector<Option>;

Options with_common(std::span<const Option> own) {
  Options options(own.begin(), own.end());
  options.insert(options.end(), std::begin(common), std::end(common));
  return options;
}

po::options_description described(const Options& options) {
  po::options_description description;
  for (const Option& option : options) {
    const std::string name = std::string(option.name) + (option.name == "help" ? ",h" : "");
    if (option.value.empty())
      description.add_options()(name.c_str(), "");
    else
      description.add_options()(name.c_str(), po::value<std::string>(), "");
  }
  return description;
}

std::string bare_name(std::string_view option) {
  option.remove_prefix(std::min(option.find_first_not_of('-'), option.size()));
  return std::string(option.substr(0, option.find('=')));
}

Phrase unknown_option(const Options& options, std::string_view wanted) {
  std::vector<std::string_view> names;
  for (const Option& option : options) names.push_back(option.name);
  const std::string_view near = nearest(bare_name(wanted), names);
  const std::string shown(wanted.substr(0, wanted.find('=')));
  if (near.empty()) return Phrase{"usage.unknown-option", {{"option", shown}}};
  return Phrase{"usage.unknown-option-near",
                {{"option", shown}, {"nearest", "--" + std::string(near)}}};
}

Phrase syntax_error(const po::error_with_option_name& error) {
  const auto* syntax = dynamic_cast<const po::invalid_syntax*>(&error);
  const std::string option = "--" + bare_name(error.get_option_name());
  if (syntax != nullptr && syntax->kind() == po::invalid_syntax::extra_parameter)
    return Phrase{"usage.option-takes-no-value", {{"option", option}}};
  return Phrase{"usage.option-needs-value", {{"option", option}}};
}

// Boost throws; this is its one home.
Result<std::vector<po::option>> cut(const Options& options, const std::vector<std::string>& words) {
  namespace style = po::command_line_style;
  const po::options_description description = described(options);
  try {
    return po::command_line_parser(words)
        .options(description)
        .style(style::unix_style & ~style::allow_guessing)
        .run()
        .options;
  } catch (const po::unknown_option& error) {
    return fail(Errc::usage, unknown_option(options, error.get_option_name()));
  } catch (const po::error_with_option_name& error) {
    return fail(Errc::usage, syntax_error(error));
  } catch (const po::error& error) {
    return fail(Errc::usage, Phrase{"usage.command-line", {{"reason", error.what()}}});
  }
}

std::string joined(std::span<const std::string_view> texts) {
  std::string line;
  for (const std::string_view text : texts) (line += line.empty() ? "" : ", ") += text;
  return line;
}

bool is_choice(const Option& option, std::string_view value) {
  return option.choices.empty() || std::ranges::find(option.choices, value) != option.choices.end();
}

Phrase not_a_choice(const Option& option, const std::string& value) {
  return Phrase{"usage.not-a-choice",
                {{"option", "--" + std::string(option.name)},
                 {"value", value},
                 {"choices", joined(option.choices)}}};
}

}  // namespace

std::span<const Option> common_options() noexcept { return common; }

Result<Arguments> Arguments::parse(std::span<const Option> own,
                                   const std::vector<std::string>& words) {
  const Options options = with_common(own);
  const auto cuts = cut(options, words);
  if (!cuts) return pass(cuts);
  Arguments arguments;
  for (const po::option& piece : *cuts) {
    if (piece.string_key.empty()) {
      arguments.plain_.insert(arguments.plain_.end(), piece.value.begin(), piece.value.end());
      continue;
    }
    const auto option =
        std::ranges::find(options, std::string_view{piece.string_key}, &Option::name);
    if (const Status taken = arguments.take(*option, piece.value); !taken) return pass(taken);
  }
  return arguments;
}

Status Arguments::take(const Option& option, const std::vector<std::string>& values) {
  const std::string name(option.name);
  if (has(name) && !option.repeats && !option.value.empty())
    return fail(Errc::usage, Phrase{"usage.option-twice", {{"option", "--" + name}}});
  for (const std::string& value : values) {
    if (!option.value.empty() && value.empty())  // as of a variable that a job did not set
      return fail(Errc::usage, Phrase{"usage.option-needs-value", {{"option", "--" + name}}});
    if (!is_choice(option, value)) return fail(Errc::usage, not_a_choice(option, value));
  }
  std::vector<std::string>& all = values_[name];
  all.insert(all.end(), values.begin(), values.end());
  return done();
}

bool Arguments::has(std::string_view option) const { return values_.contains(option); }

std::string Arguments::text(std::string_view option, std::string_view otherwise) const {
  const auto found = values_.find(option);
  return found == values_.end() || found->second.empty() ? std::string(otherwise)
                                                         : found->second.front();
}

std::vector<std::string> Arguments::texts(std::string_view option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

Result<std::uint64_t> Arguments::number(std::string_view option, std::uint64_t otherwise) const {
  if (!has(option)) return otherwise;
  const std::string value = text(option);
  if (const auto number = to_number(value)) return *number;
  return fail(Errc::usage, Phrase{"usage.not-a-number",
                                  {{"option", "--" + std::string(option)}, {"value", value}}});
}

std::string peek(const std::vector<std::string>& words, std::string_view option) {
  const std::string long_form = "--" + std::string(option);
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == long_form) return i + 1 < words.size() ? words[i + 1] : "";
    if (words[i].starts_with(long_form + "=")) return words[i].substr(long_form.size() + 1);
  }
  return {};
}

}  // namespace kcms

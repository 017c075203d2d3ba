#include "input.hpp"

#include <optional>
#include <utility>

namespace kcms {
namespace {

constexpr std::size_t year_digits = 4;

// Why a file cannot be read at all; nothing where it can.
std::optional<Phrase> obstacle_in(const Identity& identity, const std::string& path) {
  switch (identity.obstacle) {
    case Obstacle::empty:
      return Phrase{"error.file-empty", {{"file", path}}};
    case Obstacle::utf_16:
      return Phrase{"error.utf-16", {{"file", path}}};
    case Obstacle::other_kind:
      return Phrase{
          "error.kind-differs",
          {{"file", path}, {"value", std::string(identity.spec->kind)}, {"kind", identity.named}}};
    case Obstacle::nothing:
      break;
  }
  if (identity.spec == nullptr) return Phrase{"error.no-known-kind", {{"file", path}}};
  return std::nullopt;
}

// In place of a sentence that advises --kind.
Error without_kind(Error error) {
  if (error.phrase.key == "error.no-known-kind") error.phrase.key = "error.no-known-kind-here";
  if (error.phrase.key == "error.kind-not-clear") error.phrase.key = "error.kind-not-clear-here";
  return error;
}

}  // namespace

Result<InputOptions> InputOptions::from(const Arguments& arguments) {
  InputOptions options{arguments.text("kind"), std::nullopt};
  const auto year = arguments.number("year", 0);
  if (!year) return pass(year);
  if (arguments.has("year") && (arguments.text("year").size() != year_digits || *year == 0))
    return fail(Errc::usage, Phrase{"usage.not-a-year", {{"value", arguments.text("year")}}});
  if (arguments.has("year")) options.year = static_cast<int>(*year);
  return options;
}

Result<Input> open_input(const std::string& path, const Registry& registry,
                         const InputOptions& options, const Settings& settings) {
  auto source = open_source(path);
  if (!source) return pass(source);
  const Hints hints{options.kind, options.year, settings.now.date};
  auto identity = identify(*source, registry, hints);
  if (!identity) return pass(identity);
  return Input{std::move(*source), std::move(*identity)};
}

Result<Input> open_known(const std::string& path, const Registry& registry,
                         const InputOptions& options, const Settings& settings) {
  auto input = open_input(path, registry, options, settings);
  if (!input) return input;
  if (auto phrase = obstacle_in(input->identity, path)) return fail(Errc::data, std::move(*phrase));
  return input;
}

Result<Input> open_of_pair(const std::string& path, const Registry& registry,
                           const InputOptions& options, const Settings& settings) {
  auto input = open_known(path, registry, options, settings);
  if (!input) return tl::unexpected<Error>(without_kind(input.error()));
  return input;
}

}  // namespace kcms

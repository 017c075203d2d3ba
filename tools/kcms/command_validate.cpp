// kcms validate: every fault of a file with its place.
#include "commands.hpp"
#include "validating.hpp"

namespace kcms {
namespace {

constexpr Option options[] = {
    format_option, max_findings_option, suppress_option, explain_option,
    reveal_option, kind_option,         year_option,
};
constexpr std::string_view examples[] = {
    "kcms validate samples/EB130316 samples/EB210316",
    "kcms validate --format json - < samples/EB130316",
};

}  // namespace

CommandRow validate_command() {
  return {"validate", "FILE…", 1, any_number, options, examples, [] {
            return std::unique_ptr<Command>(new Validating);
          }};
}

}  // namespace kcms

#include "keep_inputs.hpp"

#include <filesystem>
#include <system_error>

namespace kcms {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard = "-";

// By device and inode; for a folder, whether the file lies in it.
bool would_lose(const fs::path& output, const fs::path& input) {
  std::error_code error;
  if (!fs::is_directory(input, error)) return fs::equivalent(output, input, error);
  const fs::path real = fs::canonical(output, error);
  return !error && fs::equivalent(real.parent_path(), input, error);
}

}  // namespace

Status keep_inputs(const std::string& output, std::span<const std::string> inputs) {
  std::error_code error;
  if (output == standard || !fs::is_regular_file(output, error)) return done();
  for (const std::string& input : inputs) {
    if (input.empty()) continue;
    if (would_lose(output, input == standard ? "/dev/stdin" : input))
      return fail(Errc::usage,
                  Phrase{"usage.output-is-input", {{"output", output}, {"file", input}}});
  }
  return done();
}

}  // namespace kcms

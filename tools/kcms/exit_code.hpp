// How a run ended, for cron jobs. The numbers are a promise: doc/contract.md, "Exit codes".
#pragma once

#include <kcms/base/error.hpp>

#include <cstdint>

namespace kcms {

enum class ExitCode : std::uint8_t {
  clean = 0,     // done; notes and warnings allowed
  findings = 1,  // the input was read and is at fault
  usage = 2,     // wrong command line or configuration
  failed = 3,    // could not do it
  again = 4,     // not yet; try later
  refused = 5,   // refused for safety
  unknown = 6,   // something may have happened at the other side
};

// Of several files or duties the gravest counts: 6, 5, 3, 2, 1, 4, 0.
[[nodiscard]] constexpr ExitCode graver(ExitCode a, ExitCode b) noexcept {
  constexpr std::uint8_t weight[] = {0, 2, 3, 4, 1, 5, 6};
  return weight[static_cast<std::uint8_t>(a)] < weight[static_cast<std::uint8_t>(b)] ? b : a;
}

[[nodiscard]] constexpr ExitCode exit_code_of(Errc code) noexcept {
  switch (code) {
    case Errc::usage:
      return ExitCode::usage;
    case Errc::data:
      return ExitCode::findings;
    case Errc::machine:
      return ExitCode::failed;
    case Errc::again:
      return ExitCode::again;
    case Errc::refused:
      return ExitCode::refused;
  }
  return ExitCode::failed;
}

}  // namespace kcms

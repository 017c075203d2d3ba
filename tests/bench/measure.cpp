// Runs a command on one core, or with "-" on all there are, and says how long it took and how much
// anonymous memory it had at most. That is looked at every five milliseconds, from outside.
//
// usage: measure REPORT CORE|- COMMAND [ARGUMENT…]
// Writes to REPORT: seconds, seconds of processor, bytes of anonymous memory, exit code.
#include <poll.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr int milliseconds_between_looks = 5;

struct Measured {
  double seconds = 0;
  double processor = 0;
  std::uint64_t anonymous = 0;
  int exit_code = 0;
};

[[noreturn]] void become(std::string_view core, char** command) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(std::strtoull(core.data(), nullptr, 10), &cores);
  if (core == "-" || sched_setaffinity(0, sizeof cores, &cores) == 0) execvp(command[0], command);
  std::cerr << "measure: cannot run " << command[0] << '\n';
  _exit(127);
}

std::uint64_t anonymous_bytes(const std::string& status) {
  std::ifstream file(status);
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("RssAnon:")) return 1024 * std::strtoull(line.c_str() + 8, nullptr, 10);
  return 0;
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Measured measure(std::string_view core, char** command) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) become(core, command);
  Measured measured;
  const std::string status = "/proc/" + std::to_string(child) + "/status";
  pollfd end{static_cast<int>(syscall(SYS_pidfd_open, child, 0)), POLLIN, 0};
  while (poll(&end, 1, milliseconds_between_looks) == 0)
    measured.anonymous = std::max(measured.anonymous, anonymous_bytes(status));
  int outcome = 0;
  rusage usage{};
  while (wait4(child, &outcome, 0, &usage) < 0 && errno == EINTR) {
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  measured.seconds = taken.count();
  measured.processor = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  measured.exit_code = WIFEXITED(outcome) ? WEXITSTATUS(outcome) : 128 + WTERMSIG(outcome);
  return measured;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) {
    std::cerr << "usage: measure REPORT CORE COMMAND [ARGUMENT…]\n";
    return 2;
  }
  const Measured measured = measure(arguments[2], arguments + 3);
  std::ofstream report(arguments[1]);
  report << measured.seconds << ' ' << measured.processor << ' ' << measured.anonymous << ' '
         << measured.exit_code << '\n';
  return report.flush() ? 0 : 3;
}

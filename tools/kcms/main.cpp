// kcms: tools for Korean CMS auto-debit files.
#include "program.hpp"

#include <csignal>
#include <exception>
#include <iostream>
#include <new>

namespace {

kcms::ExitCode guarded(int argc, char** argv) {
  try {
    return kcms::run_program({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::bad_alloc&) {
    std::cerr << "kcms: out of memory\n";
  } catch (const std::exception& error) {
    std::cerr << "kcms: a fault of the program: " << error.what() << '\n';
  }
  return kcms::ExitCode::failed;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of write()
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(), and ends quietly
  return static_cast<int>(guarded(argc, argv));
}

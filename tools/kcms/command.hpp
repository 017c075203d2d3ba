// A command of the program: understands its arguments first, then works. The table of commands is
// in commands.cpp.
#pragma once

#include "arguments.hpp"
#include "console.hpp"
#include "exit_code.hpp"

#include <kcms/base/result.hpp>

#include <memory>
#include <span>
#include <string_view>

namespace kcms {

class Command {
 public:
  virtual ~Command() = default;
  // Takes what the command line says; opens nothing.
  [[nodiscard]] virtual Status setup(const Arguments& arguments) = 0;
  // Calls the library and prints.
  [[nodiscard]] virtual ExitCode run(Console& console) = 0;
};

// A row of the table from which help, manuals, completion and the parser are made. What it does in
// words is "command.<name>.line" and "command.<name>.about" of the catalogue, blanks of the name
// written as "-".
struct CommandRow {
  std::string_view name;       // "validate", "layout show"
  std::string_view arguments;  // "FILE…", for the usage line
  std::size_t least = 0;       // how many arguments it takes
  std::size_t most = 0;
  std::span<const Option> options;             // its own; the common ones come on top
  std::span<const std::string_view> examples;  // command lines that work where samples/ is
  std::unique_ptr<Command> (*make)();
};

}  // namespace kcms

// Runs the real program on the samples.
#pragma once

#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

inline const std::string samples = KCMS_SOURCE_DIR "/samples/";

struct Ran {
  int status = 0;
  std::string out;  // standard output and standard error
};

inline Ran run(const std::string& command) {
  INFO(command);
  Ran ran;
  std::FILE* pipe = ::popen(("LC_ALL=C.UTF-8 " + command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) ran.out += static_cast<char>(c);
  const int status = ::pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

inline Ran run_kcms(const std::string& arguments) { return run("'" KCMS_PROGRAM "' " + arguments); }

inline std::string bytes_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

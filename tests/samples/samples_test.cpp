// The samples through the real program: made from their sources, judged, read back.
#include "base/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

const std::string samples = KCMS_SOURCE_DIR "/samples/";

struct Ran {
  int status = 0;
  std::string out;  // standard output and standard error
};

Ran run(const std::string& command) {
  INFO(command);
  Ran ran;
  std::FILE* pipe = ::popen(("LC_ALL=C.UTF-8 " + command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) ran.out += static_cast<char>(c);
  const int status = ::pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

Ran kcms(const std::string& arguments) { return run("'" KCMS_PROGRAM "' " + arguments); }

std::string bytes_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

struct Recipe {
  std::string name;
  std::string arguments;  // kind and options
};

std::vector<Recipe> recipes() {
  std::vector<Recipe> found;
  std::ifstream in{samples + "sources/commands.txt"};
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto blank = line.find(' ');
    found.push_back({line.substr(0, blank), line.substr(blank + 1)});
  }
  return found;
}

}  // namespace

TEST_CASE("each sample is what generate makes of its source", "[samples]") {
  const ScratchFolder folder;
  REQUIRE(recipes().size() >= 13);
  for (const Recipe& recipe : recipes()) {
    INFO(recipe.name);
    const Ran ran = kcms("generate " + recipe.arguments + " --input '" + samples + "sources/" + recipe.name +
                         ".csv' --output '" + folder.file(recipe.name) + "'");
    CHECK(ran.out == "");
    CHECK(ran.status == 0);
    CHECK(folder.get(recipe.name) == bytes_of(samples + recipe.name));
  }
}

TEST_CASE("each sample is what a second encoder makes of its source", "[samples]") {
  const Ran ran = run("python3 '" + samples + "make.py' --check");
  CHECK(ran.out == "");
  CHECK(ran.status == 0);
}

TEST_CASE("no sample has a fault", "[samples]") {
  std::vector<std::string> names{"EI130316"};
  for (const Recipe& recipe : recipes()) names.push_back(recipe.name);
  for (const std::string& name : names) {
    const Ran ran = kcms("validate --strict '" + samples + name + "'");
    INFO(name << '\n' << ran.out);
    CHECK(ran.status == 0);
  }
}

TEST_CASE("each sample comes back from its own rows", "[samples]") {
  const ScratchFolder folder;
  for (const Recipe& recipe : recipes()) {
    const std::string kind = recipe.arguments.substr(0, recipe.arguments.find(' '));
    const Ran parsed = kcms("parse --records all --reveal --format csv '" + samples + recipe.name + "'");
    REQUIRE(parsed.status == 0);
    folder.put("rows.csv", parsed.out);
    const Ran made = kcms("generate " + kind + " --input '" + folder.file("rows.csv") + "' --output '" +
                          folder.file(recipe.name) + "'");
    INFO(recipe.name << '\n' << made.out);
    CHECK(made.status == 0);
    CHECK(folder.get(recipe.name) == bytes_of(samples + recipe.name));
  }
}

TEST_CASE("a format of one's own is checked, judged, read and made", "[samples]") {
  const ScratchFolder folder;
  const std::string own = samples + "own/";
  const std::string with = "--schemas '" + own + "' ";
  CHECK(kcms("layout check '" + own + "meals.toml'").status == 0);
  const Ran judged = kcms("validate " + with + "'" + own + "meals.txt'");
  INFO(judged.out);
  CHECK(judged.status == 0);
  const Ran parsed = kcms("parse --records all --reveal --format csv " + with + "'" + own + "meals.txt'");
  CHECK(parsed.out == bytes_of(own + "meals.expected.csv"));
  const Ran made = kcms("generate MEALS --date 2016-03-16 " + with + "--input '" + own + "meals.csv' --output '" +
                        folder.file("meals.txt") + "'");
  INFO(made.out);
  CHECK(folder.get("meals.txt") == bytes_of(own + "meals.txt"));
}

TEST_CASE("a wrong total of one batch is found in a format of one's own", "[samples]") {
  const ScratchFolder folder;
  std::string text = bytes_of(samples + "own/meals.txt");
  const auto hash = text.find("MEALBTS00002") + 28;
  REQUIRE(text.substr(hash, 6) == "999990");
  text[hash + 5] = '1';
  folder.put("meals.txt", text);
  const Ran judged = kcms("validate --schemas '" + samples + "own' --format json '" + folder.file("meals.txt") + "'");
  INFO(judged.out);
  CHECK(judged.status == 1);
  CHECK(judged.out.find("\"sum-mismatch\"") != std::string::npos);
  CHECK(judged.out.find("\"card_hash\"") != std::string::npos);
}

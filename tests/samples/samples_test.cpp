// The samples through the real program: made from their sources, judged, read back.
#include "base/scratch_folder.hpp"
#include "run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

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
    const Ran ran = run_kcms("generate " + recipe.arguments + " --input '" + samples + "sources/" +
                             recipe.name + ".csv' --output '" + folder.file(recipe.name) + "'");
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

TEST_CASE("each pair of samples is what its maker makes", "[samples]") {
  const Ran ran = run("python3 '" + samples + "pairs/make.py' --check");
  CHECK(ran.out == "");
  CHECK(ran.status == 0);
}

TEST_CASE("no sample has a fault", "[samples]") {
  std::vector<std::string> names{"EI130316"};
  for (const Recipe& recipe : recipes()) names.push_back(recipe.name);
  for (const std::string& name : names) {
    const Ran ran = run_kcms("validate --strict '" + samples + name + "'");
    INFO(name << '\n' << ran.out);
    CHECK(ran.status == 0);
  }
}

TEST_CASE("each sample comes back from its own rows", "[samples]") {
  const ScratchFolder folder;
  for (const Recipe& recipe : recipes()) {
    const std::string kind = recipe.arguments.substr(0, recipe.arguments.find(' '));
    const Ran parsed =
        run_kcms("parse --records all --reveal --format csv '" + samples + recipe.name + "'");
    REQUIRE(parsed.status == 0);
    folder.put("rows.csv", parsed.out);
    const Ran made =
        run_kcms("generate " + kind + " --accept-assumed --input '" + folder.file("rows.csv") +
                 "' --output '" + folder.file(recipe.name) + "'");
    INFO(recipe.name << '\n' << made.out);
    CHECK(made.status == 0);
    CHECK(folder.get(recipe.name) == bytes_of(samples + recipe.name));
  }
}

TEST_CASE("a format of one's own is checked, judged, read and made", "[samples]") {
  const ScratchFolder folder;
  const std::string own = samples + "own/";
  const std::string with = "--schemas '" + own + "' ";
  CHECK(run_kcms("layout check '" + own + "meals.toml'").status == 0);
  const Ran judged = run_kcms("validate " + with + "'" + own + "meals.txt'");
  INFO(judged.out);
  CHECK(judged.status == 0);
  const Ran parsed =
      run_kcms("parse --records all --reveal --format csv " + with + "'" + own + "meals.txt'");
  CHECK(parsed.out == bytes_of(own + "meals.expected.csv"));
  const Ran made = run_kcms("generate MEALS --date 2016-03-16 " + with + "--input '" + own +
                            "meals.csv' --output '" + folder.file("meals.txt") + "'");
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
  const Ran judged = run_kcms("validate --schemas '" + samples + "own' --format json '" +
                              folder.file("meals.txt") + "'");
  INFO(judged.out);
  CHECK(judged.status == 1);
  CHECK(judged.out.find("\"sum-mismatch\"") != std::string::npos);
  CHECK(judged.out.find("\"card_hash\"") != std::string::npos);
}

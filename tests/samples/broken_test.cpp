// The broken samples through the real program: each rule has one, and finds what was thought out
// for it.
#include "run.hpp"

#include <kcms/rules/rulebook.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::string broken = samples + "broken/";

struct Broken {
  std::string rule;
  std::string file;
  bool has_schema = false;  // a layout of its own lies beside it
  std::string options;      // of the command
  std::string trust;        // certificates beside it
};

Broken broken_in(const fs::path& folder) {
  Broken found{folder.filename(), "", false, "", ""};
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml")
      found.has_schema = true;
    else if (entry.path().extension() == ".pem")
      found.trust = entry.path();
    else if (entry.path().filename() == "options.txt")
      found.options = " " + bytes_of(entry.path());
    else if (entry.path().filename() != "expected.txt")
      found.file = entry.path();
  }
  return found;
}

std::vector<Broken> all_broken() {
  std::vector<Broken> all;
  for (const auto& entry : fs::directory_iterator(broken))
    if (entry.is_directory()) all.push_back(broken_in(entry.path()));
  return all;
}

Ran judged(const Broken& sample) {
  const std::string schemas = sample.has_schema ? " --schemas '" + broken + sample.rule + "'" : "";
  const std::string options = sample.options.substr(0, sample.options.find('\n'));
  // The documents of EI13 are judged by another command, and against an EB13.
  const bool of_documents =
      sample.rule.starts_with("evidence-") || sample.rule.starts_with("signature-");
  const std::string trust = sample.trust.empty() ? "" : " --trust '" + sample.trust + "'";
  const std::string command =
      of_documents ? "evidence verify --against '" + samples + "EB130316'" : "validate";
  return run_kcms(command + " --format json" + schemas + options + trust + " '" + sample.file +
                  "'");
}

std::string word(const nlohmann::json& finding, const char* key) {
  const auto text = finding.at(key).get<std::string>();
  return text.empty() ? "-" : text;
}

// The findings as expected.txt has them.
std::string findings_in(const std::string& document) {
  const auto json = nlohmann::json::parse(document);
  std::string lines;
  for (const auto& finding : json.at("files").at(0).at("findings"))
    lines += word(finding, "severity") + " " + word(finding, "rule") + " " +
             std::to_string(finding.at("record").get<unsigned>()) + " " + word(finding, "field") +
             " " + word(finding, "centre_code") + "\n";
  return lines;
}

bool has_grave(const std::string& findings) {
  return findings.starts_with("error") || findings.starts_with("fatal") ||
         findings.find("\nerror") != std::string::npos ||
         findings.find("\nfatal") != std::string::npos;
}

}  // namespace

TEST_CASE("each broken sample has the findings expected of it, and no other", "[samples]") {
  for (const Broken& sample : all_broken()) {
    INFO(sample.rule);
    const Ran ran = judged(sample);
    const std::string expected = bytes_of(broken + sample.rule + "/expected.txt");
    CHECK(findings_in(ran.out) == expected);
    CHECK(expected.find(" " + sample.rule + " ") != std::string::npos);
    CHECK(ran.status == (has_grave(expected) ? 1 : 0));
  }
}

TEST_CASE("each rule has a broken sample, and each broken sample a rule", "[samples]") {
  std::set<std::string> rules;
  std::set<std::string> shown;
  for (const kcms::RuleRow& row : kcms::rule_rows) rules.emplace(row.id);
  for (const Broken& sample : all_broken()) shown.insert(sample.rule);
  CHECK(shown == rules);
}

TEST_CASE("the broken samples are what damage.py makes of the good ones", "[samples]") {
  const Ran ran = run("python3 '" + broken + "damage.py' --check");
  CHECK(ran.out == "");
  CHECK(ran.status == 0);
}

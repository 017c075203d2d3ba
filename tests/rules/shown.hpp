// A damage that shows a rule, and exactly what is found.
#pragma once

#include "files.hpp"

#include <functional>
#include <string>
#include <vector>

using Findings = std::vector<std::string>;

struct Shown {
  std::string rule;
  std::function<Judged()> judged;
  std::function<Findings()> expected;
};

// Damages that only show where the documents of EI13 are judged.
[[nodiscard]] std::vector<Shown> shown_of_evidence();
[[nodiscard]] std::vector<Shown> shown_of_signatures();

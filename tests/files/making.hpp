// Files made from rows in a test.
#pragma once

#include "layouts.hpp"

#include <kcms/files/generate.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kcms::test {

inline constexpr Date sixteenth_of_march{std::chrono::year{2016}, std::chrono::March,
                                         std::chrono::day{16}};

struct Made {
  std::string file;
  std::vector<std::string> refused;  // "line column key"
  std::string error;
  Generated outcome;
};

inline Made make(const std::vector<const FileSpec*>& layouts, const std::string& rows,
                 const GenerateOptions& options) {
  Made made;
  const auto source = memory_source(rows, "rows");
  const auto sink = text_sink(made.file);
  const auto outcome = generate(*source, layouts, options, *sink);
  if (!outcome) {
    made.error = outcome.error().phrase.key;
    return made;
  }
  made.outcome = *outcome;
  for (const Refusal& refusal : outcome->refusals.kept())
    made.refused.push_back(std::to_string(refusal.line) + " " + refusal.column + " " +
                           refusal.reason.key);
  return made;
}

inline GenerateOptions on_the_day() {
  GenerateOptions options;
  options.settings.date = sixteenth_of_march;
  options.settings.set = {{"biller", "9912345678"}};
  return options;
}

inline Made make_eb13(const std::string& rows) {
  return make(revisions("EB13"), rows, on_the_day());
}

inline std::string record(std::string_view text, std::size_t length = 120) {
  std::string bytes(text);
  bytes.resize(length, ' ');
  return bytes;
}

inline const std::string eb13_header = record("H000000009912345678EB130316160316");
inline const std::string eb13_columns =
    "applied_on,application_type,payer_number,bank_branch,account,holder_id\n";

inline std::string eb13_trailer(std::string_view counts) {
  return record("T999999999912345678EB130316" + std::string(counts));
}

}  // namespace kcms::test

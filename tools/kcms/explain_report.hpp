// The faces of `explain`: a table for people, or the document "explain/1".
#pragma once

#include <kcms/base/words.hpp>
#include <kcms/rules/explain.hpp>

#include <string>

namespace kcms {

// A record and the file it stands in. Borrows.
struct ExplainedFile {
  const std::string& path;
  const FileSpec& spec;
  const ExplainedRecord& record;
};

// Titles of codes are given in `language` ("ko" or any other: English).
[[nodiscard]] std::string explained_as_text(const ExplainedFile& file, std::string_view language,
                                            const Words& words);
[[nodiscard]] std::string explained_as_json(const ExplainedFile& file, const Words& words);

// The gravest finding of a record or of its fields; a note where there is none.
[[nodiscard]] Severity gravest_in(const ExplainedRecord& record);

}  // namespace kcms

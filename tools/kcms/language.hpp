// Which language a run speaks, and its words.
#pragma once

#include <kcms/base/result.hpp>
#include <kcms/base/words.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// The languages there are words for: one for each words/<language>.toml built in or in the folder
// `schemas`.
[[nodiscard]] std::vector<std::string> languages(const std::string& schemas);

// The language the environment asks for (LC_ALL, LC_MESSAGES, LANG), or English where there are no
// words for it.
[[nodiscard]] std::string language_of_environment(const std::string& schemas);

// The sentences of `language`, laid over the English ones; those of the folder `schemas` on top.
// Faults of a file in that folder are added to `faults`.
[[nodiscard]] Words load_words(std::string_view language, const std::string& schemas,
                               Faults& faults);

}  // namespace kcms

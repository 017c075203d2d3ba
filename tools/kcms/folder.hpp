// Folders: what lies in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace kcms {

// The names of the files in `folder`, sorted; none where it cannot be read.
[[nodiscard]] std::vector<std::string> names_in_folder(const std::string& folder);

// All names in it, of files or not.
[[nodiscard]] std::vector<std::string> all_names_in_folder(const std::string& folder);

// The text of `folder`/`name`; nothing where there is no such file.
[[nodiscard]] std::optional<std::string> read_in_folder(const std::string& folder,
                                                        const std::string& name);

[[nodiscard]] bool is_folder(const std::string& path);

}  // namespace kcms

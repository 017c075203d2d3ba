// What the entries of a zip are called, as documents.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// Names are UTF-8; what is no UTF-8 is Windows-949, as zips made under a Korean Windows have it;
// and bytes that are neither stay as they are.
[[nodiscard]] std::string zip_name(std::string_view bytes);

// Whether an entry is not looked at: a folder itself, what a Mac adds ("__MACOSX/…"), and names
// that a folder of documents would pass over too (is_passed_over() in document_name.hpp).
[[nodiscard]] bool is_no_entry(std::string_view name) noexcept;

// Takes off the folders that all of the names begin with ("consents/2016/…"), where each is a safe
// name: whoever packs a folder means what is in it.
void take_off_common_folders(std::vector<std::string*>& names);

// Cuts a name that is so long that it is for messages only, and would fill the screen.
void shorten_name(std::string& name);

}  // namespace kcms

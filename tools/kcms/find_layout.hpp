// The layout that a command is asked for by kind and date.
#pragma once

#include <kcms/base/result.hpp>
#include <kcms/layout/registry.hpp>

#include <string>

namespace kcms {

// The error for a kind that does not exist; it names the nearest one that does.
[[nodiscard]] Error unknown_kind(const Registry& registry, const std::string& kind);

// The error for making a file of a layout that is only assumed: nobody knows that the centre reads
// it as it is meant.
[[nodiscard]] Error assumed_layout(const FileSpec& spec);

// The revision of `kind` that holds on `date`.
[[nodiscard]] Result<const FileSpec*> find_layout(const Registry& registry, const std::string& kind,
                                                  Date date);

}  // namespace kcms

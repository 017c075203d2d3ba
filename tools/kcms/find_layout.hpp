// The layout that a command is asked for by kind and date.
#pragma once

#include <kcms/base/result.hpp>
#include <kcms/layout/registry.hpp>

#include <string>

namespace kcms {

// The error for a kind that does not exist; it names the nearest one that does.
[[nodiscard]] Error unknown_kind(const Registry& registry, const std::string& kind);

// The revision of `kind` that holds on `date`.
[[nodiscard]] Result<const FileSpec*> find_layout(const Registry& registry, const std::string& kind,
                                                  Date date);

}  // namespace kcms

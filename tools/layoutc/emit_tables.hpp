// The tables of the layouts of one schema.
#pragma once

#include <kcms/layout/layout.hpp>

#include <span>
#include <string>
#include <string_view>

namespace kcms::layoutc {

// A header that defines FileSpec `kcms::tables::<stem>::files[]`, in the order of `layouts`.
[[nodiscard]] std::string tables_of(std::string_view schema,
                                    std::span<const FileSpec* const> layouts);

// What the namespace of a schema is called, and its header below kcms/layouts/: "eb11" for
// "eb11.toml".
[[nodiscard]] std::string stem_of(std::string_view schema);

}  // namespace kcms::layoutc

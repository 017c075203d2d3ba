// The names that rows may give their cells, and what is wrong with those they gave.
#pragma once

#include <kcms/files/refusal.hpp>
#include <kcms/layout/layout.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kcms {

// The column that says which record of the layout a row is.
inline constexpr std::string_view part_column = "part";

// Adds `name` where it is one, and is not among `names`.
void add_once(std::vector<std::string_view>& names, std::string_view name);

// `part`, then every field of the layouts, each name once.
[[nodiscard]] std::vector<std::string_view> column_names(std::span<const FileSpec* const> layouts);

// What may be printed of a name that a user gave: text, and no number. A CSV without a header row
// gives an account as the name of a column.
[[nodiscard]] std::string printable_name(std::string_view name);

// "There is no column …", with the nearest of `known` where one is near.
[[nodiscard]] Phrase unknown_column(std::string_view name, std::span<const std::string_view> known);

// Refuses every column that is not known, and every second one of a name, and takes its name away.
void check_columns(std::span<std::string> columns, std::span<const std::string_view> known,
                   std::uint64_t line, Refusals& refusals);

}  // namespace kcms

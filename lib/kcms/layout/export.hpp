// A layout for the tools that others use: a COBOL copybook, a JSON Schema, a page of Markdown,
// tables of SQL.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kcms {

enum class ExportForm : std::uint8_t { cobol, json_schema, markdown, sql };

// "cobol", "json-schema", "markdown" or "sql".
[[nodiscard]] std::optional<ExportForm> export_form(std::string_view name) noexcept;

[[nodiscard]] std::string export_layout(const FileSpec& spec, ExportForm form);

// One 01 level for each record, to be copied below an FD, in fixed format. Names are those of the
// layout in capitals.
[[nodiscard]] std::string export_cobol(const FileSpec& spec);

// JSON Schema (2020-12) of what `parse --format json --records all` prints, with secrets shown or
// masked.
[[nodiscard]] std::string export_json_schema(const FileSpec& spec);

// A page with a table for each record: places, titles in both languages, what a value may be, and
// where it is known from.
[[nodiscard]] std::string export_markdown(const FileSpec& spec);

// One table for each record, for SQLite and PostgreSQL alike; its columns are those of `parse
// --format csv`.
[[nodiscard]] std::string export_sql(const FileSpec& spec);

}  // namespace kcms

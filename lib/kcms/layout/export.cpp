#include <kcms/layout/export.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace kcms {
namespace {

struct Row {
  std::string_view name;
  std::string (*make)(const FileSpec&);
};

// In the order of ExportForm.
constexpr std::array rows{Row{"cobol", export_cobol}, Row{"json-schema", export_json_schema},
                          Row{"markdown", export_markdown}, Row{"sql", export_sql}};

}  // namespace

std::optional<ExportForm> export_form(std::string_view name) noexcept {
  const auto* const found = std::ranges::find(rows, name, &Row::name);
  if (found == rows.end()) return std::nullopt;
  return static_cast<ExportForm>(found - rows.begin());
}

std::string export_layout(const FileSpec& spec, ExportForm form) {
  return rows[static_cast<std::size_t>(form)].make(spec);
}

}  // namespace kcms

#include <kcms/files/layout_choice.hpp>

#include <kcms/base/clock.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/files/column_names.hpp>

#include <algorithm>
#include <cassert>

namespace kcms {

namespace {

bool holds_on(const FileSpec& spec, Date date) noexcept {
  return spec.since <= date && date < spec.until;
}

bool needs_date(const FileSpec& spec) {
  return spec.date || std::ranges::any_of(spec.records, [](const RecordSpec& record) {
           return std::ranges::any_of(record.fields, [](const FieldSpec& field) {
             return field.form == Form::file_name && !field.constant;
           });
         });
}

std::string_view cell_of(std::span<const std::string> columns, std::string_view name,
                         const Row& row) {
  const auto column = std::ranges::find(columns, name);
  return column == columns.end() ? std::string_view{}
                                 : row.cells[static_cast<std::size_t>(column - columns.begin())];
}

// The file's date, where `row` is the record that holds it.
std::optional<Date> date_in(const FileSpec& spec, std::span<const std::string> columns,
                            const Row& row) {
  if (!spec.date || cell_of(columns, part_column, row) != spec.records[spec.date.record].name)
    return std::nullopt;
  const FieldSpec& field = spec.at(spec.date);
  return read_date(field.form, cell_of(columns, field.name, row));
}

}  // namespace

Result<LayoutChoice> choose_layout(std::span<const FileSpec* const> layouts,
                                   const FileSettings& settings,
                                   std::span<const std::string> columns, const Row* first) {
  assert(!layouts.empty());
  const Phrase::Values kind{{"kind", std::string(layouts.front()->kind)}};
  if (settings.date) {
    for (const FileSpec* spec : layouts)
      if (holds_on(*spec, *settings.date)) return LayoutChoice{spec, settings.date};
    return fail(Errc::usage,
                Phrase("generate.no-layout", {kind.front(), {"date", iso_date(*settings.date)}}));
  }
  for (const FileSpec* spec : layouts) {
    const auto date = first == nullptr ? std::nullopt : date_in(*spec, columns, *first);
    if (date && holds_on(*spec, *date)) return LayoutChoice{spec, date};
  }
  if (layouts.size() > 1 || needs_date(*layouts.front())) return LayoutChoice{};
  return LayoutChoice{layouts.front(), std::nullopt};
}

}  // namespace kcms

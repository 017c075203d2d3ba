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

// What stands for the file's date, where `row` is the record that holds it.
std::string_view date_cell(const FileSpec& spec, std::span<const std::string> columns,
                           const Row* row) {
  if (row == nullptr || !spec.date ||
      cell_of(columns, part_column, *row) != spec.records[spec.date.record].name)
    return {};
  return cell_of(columns, spec.at(spec.date).name, *row);
}

}  // namespace

Result<LayoutChoice> choose_layout(std::span<const FileSpec* const> layouts,
                                   const FileSettings& settings,
                                   std::span<const std::string> columns, const Row* first) {
  assert(!layouts.empty());
  std::optional<Date> date = settings.date;
  std::string_view cell;
  for (const FileSpec* spec : layouts) {
    if (!settings.date) {
      cell = date_cell(*spec, columns, first);
      date = spec->date ? read_date(spec->at(spec->date).form, cell) : std::nullopt;
    }
    if (date && holds_on(*spec, *date)) return LayoutChoice{spec, date};
  }
  if (date)
    return fail(Errc::usage,
                Phrase("generate.no-layout",
                       {{"kind", std::string(layouts.front()->kind)}, {"date", iso_date(*date)}}));
  if (layouts.size() > 1 || needs_date(*layouts.front()))
    return LayoutChoice{nullptr, std::nullopt, cell};
  return LayoutChoice{layouts.front(), std::nullopt};
}

}  // namespace kcms

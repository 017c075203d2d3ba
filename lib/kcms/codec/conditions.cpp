#include <kcms/codec/conditions.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

bool names(const AllowedCell& cell, std::string_view value) noexcept {
  return std::ranges::find(cell.codes, value) != cell.codes.end();
}

// Whether any row of the table names `value` for the field of `cell`.
bool is_named(const AllowedSpec& table, const AllowedCell& cell, std::string_view value) noexcept {
  return std::ranges::any_of(table.rows, [&](const AllowedRow& row) {
    return std::ranges::any_of(row.cells, [&](const AllowedCell& other) {
      return other.field == cell.field && names(other, value);
    });
  });
}

bool fits(const AllowedSpec& table, const AllowedCell& cell, const RecordSpec& shape,
          std::string_view record) noexcept {
  const std::string_view value = trimmed(shape.fields[cell.field], record);
  return names(cell, value) || (cell.others && !is_named(table, cell, value));
}

}  // namespace

std::string_view trimmed(const FieldSpec& field, std::string_view record) noexcept {
  return trim_right(raw(field, record));
}

bool holds(const Condition& condition, const RecordSpec& shape, std::string_view record) noexcept {
  if (condition.field == none) return true;
  const std::string_view value = trimmed(shape.fields[condition.field], record);
  return std::ranges::find(condition.codes, value) != condition.codes.end();
}

bool is_allowed(const AllowedSpec& table, const RecordSpec& shape,
                std::string_view record) noexcept {
  return std::ranges::any_of(table.rows, [&](const AllowedRow& row) {
    return std::ranges::all_of(
        row.cells, [&](const AllowedCell& cell) { return fits(table, cell, shape, record); });
  });
}

}  // namespace kcms

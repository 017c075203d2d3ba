// Questions about several fields of one record.
#pragma once

#include <kcms/layout/layout.hpp>

#include <string_view>

namespace kcms {

// Whether the condition holds in `record`; one without a field always does.
[[nodiscard]] bool holds(const Condition& condition, const RecordSpec& shape,
                         std::string_view record) noexcept;

// Whether some row of the table fits `record`.
[[nodiscard]] bool is_allowed(const AllowedSpec& table, const RecordSpec& shape,
                              std::string_view record) noexcept;

// The value of a field without the blanks behind it.
[[nodiscard]] std::string_view trimmed(const FieldSpec& field, std::string_view record) noexcept;

}  // namespace kcms

// What may be wrong with one field by itself.
#pragma once

#include <kcms/layout/draft.hpp>

namespace kcms {

// `field` is what resolve_field made of `keys`.
void lint_field(const Draft& draft, const FieldKeys& keys, const FieldSpec& field);

// Whether `text` may stand in a field of a mode.
[[nodiscard]] bool fits_mode(Mode mode, std::string_view text) noexcept;

}  // namespace kcms

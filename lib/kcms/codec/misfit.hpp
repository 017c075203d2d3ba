// Whether the bytes of a field look as if they were meant for it. Not a judgement of the data: it
// tells from the shape alone whether bytes may have moved.
#pragma once

#include <kcms/layout/layout.hpp>

#include <string_view>

namespace kcms {

enum class Fit : std::uint8_t {
  good,
  slip,   // a wrong character, a date that is none, a length or code that is not allowed: mistyped
          // or moved
  shift,  // a blank in front, several inside, or one behind a number that fills its field: what
          // stands here began elsewhere
};

// Text in which blanks may stand anywhere.
[[nodiscard]] bool is_loose(const FieldSpec& field) noexcept;
// Whether nothing but digits may stand in it.
[[nodiscard]] bool is_of_digits(const FieldSpec& field) noexcept;
// Whether not every word of its characters and lengths will do: it is a date, or one of some codes.
[[nodiscard]] bool has_meaning(const FieldSpec& field) noexcept;

// Precondition: the field is not constant and lies in the record.
[[nodiscard]] Fit fit_of(const FieldSpec& field, const RecordSpec& shape, std::string_view record);

}  // namespace kcms

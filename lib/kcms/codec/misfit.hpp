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

// Precondition: the field is not constant and lies in the record.
[[nodiscard]] Fit fit_of(const FieldSpec& field, const RecordSpec& shape, std::string_view record);

}  // namespace kcms

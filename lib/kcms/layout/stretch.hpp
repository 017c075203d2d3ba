// A stretch of dates, and what holds in it.
#pragma once

#include <kcms/layout/declared.hpp>

#include <string>
#include <string_view>

namespace kcms {

struct Stretch {
  Date since = beginning_of_time;
  Date until = end_of_time;  // the first day after it

  [[nodiscard]] bool empty() const noexcept { return until <= since; }
  // "", "2016-01-12 – …", "… – 2016-01-12" or both dates.
  [[nodiscard]] std::string text() const;
};

// The dates of a declaration, and what two of them have in common.
[[nodiscard]] Stretch stretch_of(const Scope& scope) noexcept;
[[nodiscard]] Stretch overlap(const Stretch& a, const Stretch& b) noexcept;

// Whether a declaration holds for a kind on a day. Dates that contradict each other, a fault, count
// as none.
[[nodiscard]] bool holds(const Scope& scope, std::string_view kind, Date day) noexcept;

// The keys of a field as they are for a kind.
[[nodiscard]] const FieldKeys& keys_for(const FieldDecl& field, std::string_view kind) noexcept;

}  // namespace kcms

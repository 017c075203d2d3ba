#include <kcms/layout/stretch.hpp>

#include <kcms/base/clock.hpp>

#include <algorithm>

namespace kcms {
std::string Stretch::text() const {
  if (since == beginning_of_time && until == end_of_time) return "";
  const std::string from = since == beginning_of_time ? "…" : iso_date(since);
  return from + " – " + (until == end_of_time ? "…" : iso_date(until));
}

Stretch stretch_of(const Scope& scope) noexcept {
  return Stretch{scope.since ? scope.since->value : beginning_of_time,
                 scope.until ? scope.until->value : end_of_time};
}

Stretch overlap(const Stretch& a, const Stretch& b) noexcept {
  return Stretch{std::max(a.since, b.since), std::min(a.until, b.until)};
}

bool holds(const Scope& scope, std::string_view kind, Date day) noexcept {
  if (!scope.only.empty() &&
      std::ranges::find(scope.only, kind, &SaidText::value) == scope.only.end())
    return false;
  const Stretch stretch = stretch_of(scope);
  return stretch.empty() || (stretch.since <= day && day < stretch.until);
}

const FieldKeys& keys_for(const FieldDecl& field, std::string_view kind) noexcept {
  for (const auto& [name, keys] : field.in)
    if (name.value == kind) return keys;
  return field.keys;
}

}  // namespace kcms

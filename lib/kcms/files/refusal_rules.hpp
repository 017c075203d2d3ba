// Which rule, or which reason of words "reason.<id>", a refusal goes by, and how it is said.
#pragma once

#include <kcms/base/phrase.hpp>
#include <kcms/layout/layout.hpp>

#include <string>
#include <string_view>

namespace kcms {

// The ids that are no rules: words "reason.<id>.about", and ".cure" where there is one.
inline constexpr std::string_view reason_ids[] = {
    "row-unreadable", "column-name",  "record-part", "computed-value", "masked-value",
    "foreign-column", "too-long",     "too-many",    "not-in-charset", "not-hexadecimal",
    "reject-name",    "reject-twice", "reject-code", "reject-set",
};

// The id behind an error of encode() ("value.too-long" → "too-long").
[[nodiscard]] std::string_view rule_of(std::string_view key) noexcept;

// The id of a value that is not the one that follows from the layout.
[[nodiscard]] std::string_view rule_of_other(const FieldSpec& field) noexcept;

// An error of encode() as it may be said of `field`: of a secret not even one character.
[[nodiscard]] Phrase reason_for(const FieldSpec& field, Phrase error);

// The beginning of a value, where it is too long to be printed.
[[nodiscard]] std::string excerpt(std::string value);

}  // namespace kcms

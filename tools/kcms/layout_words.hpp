// A layout said in the words of the schema language, the same in every language of people.
#pragma once

#include <kcms/layout/layout.hpp>

#include <string>
#include <string_view>

namespace kcms {

[[nodiscard]] std::string_view word_of(Mode mode) noexcept;
[[nodiscard]] std::string_view word_of(Form form) noexcept;
[[nodiscard]] std::string_view word_of(Grade grade) noexcept;
[[nodiscard]] std::string_view word_of(Charset charset) noexcept;
[[nodiscard]] std::string_view word_of(Framing framing) noexcept;
[[nodiscard]] std::string_view word_of(Direction direction) noexcept;

// What a field must hold: "as yymmdd; not_after header.applied_on; secret".
[[nodiscard]] std::string rules_of(const FieldSpec& field, const RecordSpec& record,
                                   const FileSpec& spec);

// "full_amount + partial_amount = sum data.amount".
[[nodiscard]] std::string formula_of(const TotalSpec& total, const RecordSpec& record,
                                     const FileSpec& spec);

// "payer_number: one account, where application_type = 1".
[[nodiscard]] std::string words_of(const UniqueSpec& unique, const FileSpec& spec);

// "official: notice CMS-863, annex 2".
[[nodiscard]] std::string words_of(const Source& source);

}  // namespace kcms

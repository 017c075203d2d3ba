// A layout said in the words of the schema language, the same in every language of people.
#pragma once

#include <kcms/layout/layout.hpp>

#include <string>

namespace kcms {

// What a field must hold: "as yymmdd; not_after header.applied_on; secret".
[[nodiscard]] std::string rules_of(const FieldSpec& field, const RecordSpec& record,
                                   const FileSpec& spec);

// "full_amount + partial_amount = sum data.amount".
[[nodiscard]] std::string formula_of(const TotalSpec& total, const RecordSpec& record,
                                     const FileSpec& spec);

// "payer_number: one account, where application_type = 1".
[[nodiscard]] std::string words_of(const UniqueSpec& unique, const FileSpec& spec);

// "set payer_number; halves application_type = 3, 1; where handling_branch = CHNG".
[[nodiscard]] std::string words_of(const SetSpec& set, const FileSpec& spec);

// "allowed (note)", and a line a row: "application_type = 1, 3; intake_channel = 4; handling_branch
// = CHNG".
[[nodiscard]] std::string words_of(const AllowedSpec& allowed, const FileSpec& spec);

// "official: notice CMS-863, annex 2".
[[nodiscard]] std::string words_of(const Source& source);

}  // namespace kcms

// What a field says of other fields: same_as, not_after, agrees_with, blank_if.
#pragma once

#include <kcms/layout/draft.hpp>

namespace kcms {

// All records and fields of the draft must be there.
void resolve_references(Draft& draft);

// Reports that the field that `said` names, of this form, is no date by which others can be told
// earlier or later.
void report_no_full_date(const Draft& draft, const SaidText& said, Form form);

}  // namespace kcms

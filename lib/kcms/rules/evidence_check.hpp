// What the documents of EI13 are held against.
#pragma once

#include <kcms/codec/enrolments.hpp>
#include <kcms/evidence/evidence_table.hpp>
#include <kcms/evidence/inspect_document.hpp>

namespace kcms {

struct EvidenceCheck {
  const EvidenceTable* table = nullptr;  // which documents may prove a consent
  Date date{};  // of the file; not ok(): not known, and nothing is held against the table
  InspectOptions inspect;
  const Enrolments* enrolments = nullptr;  // of the EB13; null: not asked
  Date applications_date{};                // of the EB13
};

}  // namespace kcms

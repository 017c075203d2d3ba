// What a result has in common with its request, field by field, as their layouts say it.
#pragma once

#include <kcms/base/result.hpp>
#include <kcms/domain/failure_codes.hpp>
#include <kcms/layout/layout.hpp>
#include <kcms/reconcile/reason_table.hpp>

#include <optional>
#include <vector>

namespace kcms {

// A field of a request and the field of its result that has its name; both stand at one place of
// their records.
struct FieldPair {
  const FieldSpec* request = nullptr;
  const FieldSpec* result = nullptr;
};

// Borrows both layouts.
struct PairPlan {
  const FileSpec* request = nullptr;
  const FileSpec* result = nullptr;
  std::uint16_t request_data = none;  // the record that is asked, and the one that answers it
  std::uint16_t result_data = none;
  std::vector<FieldPair> key;
  std::vector<FieldPair> echo;         // what comes back beside the key
  FieldPair amount;                    // null: no money
  FieldPair serial;                    // null: not counted
  FieldPair debit_mode;                // whether an amount may be met in part; null: not said
  const FieldSpec* outcome = nullptr;  // of the result; null: every answer is a failure
  const FieldSpec* code = nullptr;     // null: no reason is given
  std::optional<ReasonTable> reasons;  // nothing: any reason will do
  std::vector<FieldRef> fees;          // of the result

  [[nodiscard]] const RecordSpec& asked() const noexcept { return request->records[request_data]; }
  [[nodiscard]] const RecordSpec& answer() const noexcept { return result->records[result_data]; }
};

// `codes`: the failure codes that are known. Errc::data where the layouts cannot be held against
// each other: "reconcile.no-key" {kind}, "reconcile.field-differs" {field}.
[[nodiscard]] Result<PairPlan> plan_pair(const FileSpec& request, const FileSpec& result,
                                         const FailureCodes& codes);

}  // namespace kcms

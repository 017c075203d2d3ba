// The faces of `reconcile`: words for people, or the document "reconcile/1".
#pragma once

#include "console.hpp"

#include <kcms/layout/layout.hpp>
#include <kcms/reconcile/reconcile.hpp>

#include <string>

namespace kcms {

// What was held against what. Borrows.
struct ReconciledPair {
  std::string pair;  // "EB13/EB14"
  const std::string& request;
  const std::string& result;
  const FileSpec& request_spec;
  const FileSpec* result_spec = nullptr;  // null: of no known kind
};

[[nodiscard]] std::string reconcile_text(const ReconciledPair& pair, const Reconciliation& found,
                                         const Words& words);
[[nodiscard]] std::string reconcile_json(const ReconciledPair& pair, const Reconciliation& found,
                                         const Words& words);

// The sentence of an anomaly, without its place.
[[nodiscard]] std::string sentence_of(const Anomaly& anomaly, const ReconciledPair& pair,
                                      const Words& words);

}  // namespace kcms

// A request and its result held against each other: what became of every item, and whether that can
// be relied on.
#pragma once

#include <kcms/reconcile/anomaly.hpp>
#include <kcms/reconcile/item.hpp>
#include <kcms/reconcile/matcher.hpp>
#include <kcms/reconcile/pair_side.hpp>
#include <kcms/reconcile/tally.hpp>
#include <kcms/rules/evidence_check.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kcms {

struct ReconcileOptions {
  Reveal reveal = Reveal::no;
  std::uint64_t max_anomalies = 1000;  // that are kept; 0 = all. Their number is always complete
  std::uint64_t memory = 0;            // bytes to get along with; 0: as many as it takes
  std::string request_sha256;          // what the request must be; "": anything
  const EvidenceCheck* evidence =
      nullptr;  // which documents may prove an enrolment; null: none is looked into
  ItemSink* items =
      nullptr;  // takes what became of each record of the request, where it is asked for
};

// A file of the pair, as far as it is there.
struct PairFile {
  ByteSource* source = nullptr;  // null: it is absent
  const Identity* identity = nullptr;
};

// What a result is. One of which that cannot be told, because its head is damaged or its date is
// none, is an Identity without a spec: it makes the items undetermined, and is no error.
[[nodiscard]] Result<Identity> identify_result(std::unique_ptr<ByteSource>& source,
                                               const Registry& registry, const Hints& hints);

struct FileFacts {
  std::uint64_t records = 0;  // of data
  std::string sha256;         // "" where the file is absent
};

struct Reconciliation {
  FileFacts request;
  FileFacts result;
  Counts counts;                   // of the request's records
  std::vector<Anomaly> anomalies;  // the first of them
  std::uint64_t anomaly_count = 0;
  std::map<std::string, std::uint64_t> evidence_by_type;  // of an EI13: how many of each type
  std::uint64_t evidence_bytes = 0;                       // … and how long they say they are
  bool determined =
      false;  // false: the result says nothing that can be relied on, and no item is determined

  [[nodiscard]] bool reconciled() const noexcept { return anomaly_count == 0; }
};

// The request's identity must have a spec. Errc::data: the
// request is no request, the layouts cannot be held against each other ("reconcile.…"), or money
// beyond 64 bits
// ("reconcile.too-much-money"). Memory: 24 bytes a record of the result, and as much of those
// requests that it answers; a pipe is held as a whole, up to 1 GiB.
[[nodiscard]] Result<Reconciliation> reconcile(const PairFile& request, const PairFile& result,
                                               const Reference& reference,
                                               const ReconcileOptions& options);

}  // namespace kcms

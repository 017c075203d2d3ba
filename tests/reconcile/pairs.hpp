// Pairs of files in memory, reconciled, and what came of it as one text.
#pragma once

#include "rules/built_in.hpp"

#include <kcms/base/byte_source.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/reconcile/reconcile.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kcms::test {

inline const Registry& registry() {
  static const Registry all = Registry::builtin();
  return all;
}

inline std::string sample(const std::string& name) {
  auto bytes = read_file(KCMS_SOURCE_DIR "/samples/" + name, 1U << 24U);
  REQUIRE(bytes);
  return *bytes;
}

// A file in memory, told what it is.
struct Opened {
  explicit Opened(std::string_view bytes, std::string name = "-")
      : source(memory_source(bytes, std::move(name))) {
    auto found = identify_result(source, registry(), {});
    REQUIRE(found);
    identity = *found;
  }
  std::unique_ptr<ByteSource> source;
  Identity identity;
};

inline Result<Reconciliation> reconciled(std::string_view request, std::string_view result,
                                         const ReconcileOptions& options = {}) {
  const Opened asked(request);
  const Opened answered(result);
  return reconcile({asked.source.get(), &asked.identity},
                   {answered.source.get(), &answered.identity}, reference(), options);
}

inline std::string text_of(const Phrase& phrase) {
  std::string text = phrase.key;
  for (const auto& [place, value] : phrase.values) text += " " + place + "=" + value;
  return text;
}

inline std::string text_of(const Anomaly& anomaly) {
  std::string text = std::string(name_of(anomaly.kind)) +
                     (anomaly.side == Side::request ? " request " : " result ") +
                     std::to_string(anomaly.record) + " " + std::string(anomaly.field);
  for (const auto& [name, value] : anomaly.key) text += " " + std::string(name) + "=" + value;
  if (!anomaly.finding) return text + ": " + text_of(anomaly.message);
  text += ": " + std::string(anomaly.finding->rule) + " " + anomaly.finding->value;
  for (const auto& [place, value] : anomaly.finding->values) text += " " + place + "=" + value;
  return text;
}

// All that is printed of a reconciliation but the digests.
inline std::string text_of(const Reconciliation& found) {
  const Counts& counts = found.counts;
  std::string text = "records " + std::to_string(found.request.records) + "/" +
                     std::to_string(found.result.records) + " accepted " +
                     std::to_string(counts.accepted) + " failed " + std::to_string(counts.failed) +
                     " partial " + std::to_string(counts.partial) + " undetermined " +
                     std::to_string(counts.undetermined) + "\n";
  text += "fates " + std::to_string(counts.fates) + "\n";
  for (const auto& [code, count] : counts.failed_by_code)
    text += "failed " + code + " " + std::to_string(count) + "\n";
  for (const auto& [code, count] : counts.partial_by_code)
    text += "partial " + code + " " + std::to_string(count) + "\n";
  for (const auto& [type, count] : found.evidence_by_type)
    text += "documents " + type + " " + std::to_string(count) + "\n";
  text += "bytes of documents " + std::to_string(found.evidence_bytes) + "\n";
  const Money& money = counts.money;
  text += "won " + std::to_string(money.requested) + " = " + std::to_string(money.collected) +
          " + " + std::to_string(money.failed) + " + " + std::to_string(money.undetermined) +
          ", fees " + std::to_string(money.fees) + "\n";
  for (const Anomaly& anomaly : found.anomalies) text += text_of(anomaly) + "\n";
  return text + (found.reconciled() ? "reconciled" : "irreconcilable");
}

inline std::vector<std::string> kinds_of(const Reconciliation& found) {
  std::vector<std::string> kinds;
  kinds.reserve(found.anomalies.size());
  for (const Anomaly& anomaly : found.anomalies) kinds.emplace_back(name_of(anomaly.kind));
  return kinds;
}

struct SamplePair {
  std::string request;
  std::string result;
};
inline std::vector<SamplePair> sample_pairs() {
  return {{"EB110316", "EB120316"},
          {"EB130316", "EB140316"},
          {"EB210316", "EB220316"},
          {"EC210316", "EC220316"},
          {"EB310316", "EB320316"}};
}

}  // namespace kcms::test

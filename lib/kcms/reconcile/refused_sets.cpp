#include <kcms/reconcile/refused_sets.hpp>

#include <kcms/reconcile/set_reader.hpp>

#include <algorithm>

namespace kcms {
Status RefusedSets::judge(std::span<const RejectedRecord> records, Refusals& refusals) {
  for (const SetSpec& rule : plan_.request->sets)
    if (rule.record == plan_.request_data)
      if (const Status judged = judge_by(rule, records, refusals); !judged) return judged;
  return done();
}

Status RefusedSets::judge_by(const SetSpec& rule, std::span<const RejectedRecord> records,
                             Refusals& refusals) {
  const SetReader reader(rule, plan_.asked());
  AllSets sets;
  for (const RejectedRecord& rejected : records) {
    const auto record = request_.fetch(rejected.record);
    if (!record) return pass(record);
    if (reader.half_of(*record) == none) continue;
    OneSet& set = sets[reader.key_of(*record)];
    set.refused.push_back(&rejected);
    set.halves.resize(reader.halves());
  }
  if (sets.empty()) return done();
  Status walked = request_.walk(rule.record, [&](const Batch& batch) {
    for (std::size_t i = 0; i < batch.count; ++i) {
      const std::string_view record = batch.at(i, plan_.asked().length);
      const std::uint16_t half = reader.half_of(record);
      if (half == none) continue;
      const auto set = sets.find(reader.key_of(record));
      if (set == sets.end()) continue;
      set->second.asked.push_back(batch.record + i);
      ++set->second.halves[half];
    }
  });
  if (!walked) return walked;
  for (const auto& [key, set] : sets)
    if (const Status judged = judge_set(set, refusals); !judged) return judged;
  return done();
}

Status RefusedSets::judge_set(const OneSet& set, Refusals& refusals) {
  const bool repeated = std::ranges::any_of(set.halves, [](std::uint64_t n) { return n > 1; });
  if (repeated && set.refused.size() != set.asked.size()) {
    const Phrase reason{
        "rejects.set-repeated",
        {{"count", std::to_string(set.asked.size())}, {"records", listed(set.asked)}}};
    for (const RejectedRecord* refused : set.refused)
      if (const Status told = refuse(*refused, reason, refusals); !told) return told;
    return done();
  }
  const RejectedRecord& first = *set.refused.front();
  for (const RejectedRecord* refused : set.refused) {
    // A row without a sound code is told as such.
    if (refused->code == first.code || refused->code.empty() || first.code.empty()) continue;
    const auto other = label(first.record);
    if (!other) return pass(other);
    const Phrase reason{"rejects.set-codes",
                        {{"code", refused->code}, {"other", *other}, {"expected", first.code}}};
    if (const Status told = refuse(*refused, reason, refusals); !told) return told;
  }
  return done();
}

Status RefusedSets::refuse(const RejectedRecord& record, const Phrase& reason, Refusals& refusals) {
  told_.insert(record.record);
  if (!refusals.wants(record.line)) return done();
  auto name = label(record.record);
  if (!name) return pass(name);
  Refusal refusal{record.line, "", reason, "reject-set"};
  refusal.reason.values.emplace_back("record", std::move(*name));
  refusal.reason.values.emplace_back("request", request_.name());
  refusals.keep(std::move(refusal));
  return done();
}

Result<std::string> RefusedSets::label(std::uint64_t record) {
  const auto bytes = request_.fetch(record);
  if (!bytes) return pass(bytes);
  return record_label(plan_, record, *bytes);
}

}  // namespace kcms

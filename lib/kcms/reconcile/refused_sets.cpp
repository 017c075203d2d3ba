#include <kcms/reconcile/refused_sets.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/conditions.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

// Which half a record is; `none` where it belongs to no set.
std::size_t which_half(const SetSpec& rule, const RecordSpec& shape, std::string_view record) {
  if (!holds(rule.where, shape, record)) return none;
  const std::string_view code = trimmed(shape.fields[rule.halves.field], record);
  const auto found = std::ranges::find(rule.halves.codes, code);
  return found == rule.halves.codes.end()
             ? none
             : static_cast<std::size_t>(found - rule.halves.codes.begin());
}

std::string set_key(const SetSpec& rule, const RecordSpec& shape, std::string_view record) {
  std::string key;
  for (const std::uint16_t field : rule.key) key += raw(shape.fields[field], record);
  return key;
}

}  // namespace

Status RefusedSets::judge(std::span<const RejectedRecord> records, Refusals& refusals) {
  for (const SetSpec& rule : plan_.request->sets)
    if (rule.record == plan_.request_data)
      if (const Status judged = judge_by(rule, records, refusals); !judged) return judged;
  return done();
}

Status RefusedSets::judge_by(const SetSpec& rule, std::span<const RejectedRecord> records,
                             Refusals& refusals) {
  const RecordSpec& shape = plan_.asked();
  AllSets sets;
  for (const RejectedRecord& rejected : records) {
    const auto record = request_.fetch(rejected.record);
    if (!record) return pass(record);
    if (which_half(rule, shape, *record) == none) continue;
    OneSet& set = sets[set_key(rule, shape, *record)];
    set.refused.push_back(&rejected);
    set.halves.resize(rule.halves.codes.size());
  }
  if (sets.empty()) return done();
  const Status walked = request_.walk(rule.record, [&](const Batch& batch) {
    for (std::size_t i = 0; i < batch.count; ++i) {
      const std::string_view record = batch.at(i, shape.length);
      const std::size_t half = which_half(rule, shape, record);
      if (half == none) continue;
      const auto set = sets.find(set_key(rule, shape, record));
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
    std::string records;
    for (const std::uint64_t record : set.asked)
      (records += records.empty() ? "" : ", ") += std::to_string(record);
    for (const RejectedRecord* refused : set.refused) {
      const Phrase reason{"rejects.set-repeated",
                          {{"count", std::to_string(set.asked.size())}, {"records", records}}};
      if (const Status told = refuse(*refused, reason, refusals); !told) return told;
    }
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

Status RefusedSets::refuse(const RejectedRecord& record, Phrase reason, Refusals& refusals) {
  auto name = label(record.record);
  if (!name) return pass(name);
  reason.values.emplace_back("record", std::move(*name));
  reason.values.emplace_back("request", request_.name());
  refusals.add({record.line, "", std::move(reason), "reject-set"});
  told_.insert(record.record);
  return done();
}

Result<std::string> RefusedSets::label(std::uint64_t record) {
  const auto bytes = request_.fetch(record);
  if (!bytes) return pass(bytes);
  return record_label(plan_, record, *bytes);
}

}  // namespace kcms

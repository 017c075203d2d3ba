#include <kcms/reconcile/sets.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/conditions.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint64_t asked_mark = std::uint64_t{1}
                                     << 63;  // beside a record number: it is the request's

// Which half a record is; `none` where it is none.
std::uint16_t half_of(const SetSpec& rule, const RecordSpec& shape, std::string_view record) {
  if (!holds(rule.where, shape, record)) return none;
  const std::string_view code = trim_right(raw(shape.fields[rule.halves.field], record));
  const auto found = std::ranges::find(rule.halves.codes, code);
  return found == rule.halves.codes.end()
             ? none
             : static_cast<std::uint16_t>(found - rule.halves.codes.begin());
}

// "4, 5"
std::string listed(const std::vector<std::uint64_t>& records) {
  std::string text;
  for (const std::uint64_t record : records)
    if (record != 0) text += (text.empty() ? "" : ", ") + std::to_string(record);
  return text;
}

bool is_whole(const std::vector<std::uint64_t>& halves) {
  return std::ranges::find(halves, std::uint64_t{0}) == halves.end();
}

}  // namespace

Sets::Sets(const SetSpec& rule, PairSide& request, PairSide& result, std::uint64_t index_bytes,
           Reveal reveal)
    : rule_(rule),
      shape_(request.spec().records[rule.record]),
      request_(request),
      result_(result),
      index_(index_bytes),
      reveal_(reveal) {}

void Sets::add(Side side, const Batch& records) {
  const std::uint64_t mark = side == Side::request ? asked_mark : 0;
  for (std::size_t i = 0; i < records.count; ++i) {
    const std::string_view record = records.at(i, shape_.length);
    const std::uint16_t half = half_of(rule_, shape_, record);
    if (half == none) continue;
    Fingerprint print;
    for (const std::uint16_t field : rule_.key)
      print.add(record.data() + shape_.fields[field].offset, shape_.fields[field].length);
    index_.add({print.value(), half, (records.record + i) | mark});
  }
}

std::string Sets::key_of(std::string_view record) const {
  std::string key;
  for (const std::uint16_t field : rule_.key) key += raw(shape_.fields[field], record);
  return key;
}

Status Sets::settle(AnomalyList& anomalies, const Doubt& doubt) {
  for (;;) {
    Status status = done();
    index_.each_run(
        [&](std::span<const KeyIndex::Entry> run) {
          return (status = judge(run, anomalies, doubt)).has_value();
        },
        1);
    if (!status || !index_.next_pass()) return status;
    for (const Side side : {Side::result, Side::request})
      if (status =
              side_of(side).walk(rule_.record, [&](const Batch& records) { add(side, records); });
          !status)
        return status;
  }
}

Status Sets::judge(std::span<const KeyIndex::Entry> run, AnomalyList& anomalies,
                   const Doubt& doubt) {
  std::vector<Set> sets;  // a fingerprint is a hint
  for (const KeyIndex::Entry& entry : run) {
    const Side side = (entry.record & asked_mark) != 0 ? Side::request : Side::result;
    const std::uint64_t number = entry.record & ~asked_mark;
    const auto record = side_of(side).fetch(number);
    if (!record) return pass(record);
    const std::string key = key_of(*record);
    auto set = std::ranges::find(sets, key, &Set::key);
    if (set == sets.end()) {
      const std::vector<std::uint64_t> nothing(rule_.halves.codes.size(), 0);
      set = sets.insert(sets.end(), {key, nothing, nothing});
    }
    (side == Side::request ? set->asked : set->answered)[entry.at] = number;
  }
  for (const Set& set : sets)
    if (const Status judged = judge_set(set, anomalies, doubt); !judged) return judged;
  return done();
}

Status Sets::judge_set(const Set& set, AnomalyList& anomalies, const Doubt& doubt) {
  if (listed(set.asked).empty())
    return done();  // an answer without a request, which is told as such
  if (!is_whole(set.asked)) {
    const Phrase message{"reconcile.anomaly.half-asked", {{"code", std::string(rule_.alone)}}};
    for (const std::uint64_t record : set.asked) {
      if (record == 0) continue;
      if (const Status told = report(Side::request, record, message, anomalies); !told) return told;
      if (const Status doubted = doubt(record); !doubted) return doubted;
    }
    return done();
  }
  if (is_whole(set.answered) || listed(set.answered).empty()) return done();
  std::vector<std::uint64_t> left;
  for (std::size_t i = 0; i < set.asked.size(); ++i)
    if (set.answered[i] == 0) left.push_back(set.asked[i]);
  for (const std::uint64_t record : left)
    if (const Status doubted = doubt(record); !doubted) return doubted;
  const Phrase message{"reconcile.anomaly.half-answered",
                       {{"left", listed(left)}, {"code", std::string(rule_.broken)}}};
  for (const std::uint64_t record : set.answered)
    if (record != 0)
      if (const Status told = report(Side::result, record, message, anomalies); !told) return told;
  return done();
}

Status Sets::report(Side side, std::uint64_t record, Phrase message, AnomalyList& anomalies) {
  if (!anomalies.has_room(side, record)) {
    anomalies.count();
    return done();
  }
  const auto bytes = side_of(side).fetch(record);
  if (!bytes) return pass(bytes);
  Anomaly anomaly;
  anomaly.kind = AnomalyKind::unpaired;
  anomaly.side = side;
  anomaly.record = record;
  const Charset charset = side_of(side).spec().charset;
  const auto add = [&](const FieldSpec& field) {
    anomaly.key.emplace_back(field.name,
                             shown(field, decode(field, charset, raw(field, *bytes)), reveal_));
  };
  add(shape_.fields[rule_.halves.field]);
  for (const std::uint16_t field : rule_.key) add(shape_.fields[field]);
  anomaly.message = std::move(message);
  anomalies.add(std::move(anomaly));
  return done();
}

}  // namespace kcms

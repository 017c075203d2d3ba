#include <kcms/reconcile/sets.hpp>

#include <kcms/codec/shown_record.hpp>
#include <kcms/reconcile/side_mark.hpp>

#include <algorithm>

namespace kcms {
namespace {

using Halves = std::vector<std::vector<std::uint64_t>>;

bool is_whole(const Halves& halves) {
  return std::ranges::none_of(halves, [](const auto& half) { return half.empty(); });
}

bool is_repeated(const Halves& halves) {
  return std::ranges::any_of(halves, [](const auto& half) { return half.size() > 1; });
}

// Whether there are as many answers as requests, half by half.
bool all_refused(const Halves& asked, const Halves& answered) {
  return std::ranges::equal(asked, answered, [](const auto& requests, const auto& refusals) {
    return requests.size() <= refusals.size();
  });
}

// All of them, in order.
std::vector<std::uint64_t> records_of(const Halves& halves) {
  std::vector<std::uint64_t> all;
  for (const auto& half : halves) all.insert(all.end(), half.begin(), half.end());
  std::ranges::sort(all);
  return all;
}

}  // namespace

Sets::Sets(const SetSpec& rule, PairSide& request, PairSide& result, std::uint64_t index_bytes,
           Reveal reveal)
    : rule_(rule),
      reader_(rule, request.spec().records[rule.record]),
      request_(request),
      result_(result),
      index_(index_bytes),
      reveal_(reveal) {}

void Sets::add(Side side, const Batch& records) {
  for (std::size_t i = 0; i < records.count; ++i) {
    const std::string_view record = records.at(i, reader_.shape().length);
    const std::uint16_t half = reader_.half_of(record);
    if (half == none) continue;
    Fingerprint print;
    for (const std::uint16_t index : rule_.key) {
      const FieldSpec& field = reader_.shape().fields[index];
      print.add(record.data() + field.offset, field.length);
    }
    index_.add({print.value(), half, marked(records.record + i, side)});
  }
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
    for (const Side side : {Side::result, Side::request}) {
      if (status =
              side_of(side).walk(rule_.record, [&](const Batch& records) { add(side, records); });
          !status)
        return status;
    }
  }
}

Status Sets::judge(std::span<const KeyIndex::Entry> run, AnomalyList& anomalies,
                   const Doubt& doubt) {
  std::vector<Set> sets;  // a fingerprint is a hint
  for (const KeyIndex::Entry& entry : run) {
    const Side side = side_in(entry);
    const std::uint64_t number = record_of(entry);
    const auto record = side_of(side).fetch(number);
    if (!record) return pass(record);
    const std::string key = reader_.key_of(*record);
    auto set = std::ranges::find(sets, key, &Set::key);
    if (set == sets.end()) {
      const Halves nothing(reader_.halves());
      set = sets.insert(sets.end(), {key, nothing, nothing});
    }
    (side == Side::request ? set->asked : set->answered)[entry.at].push_back(number);
  }
  for (const Set& set : sets)
    if (const Status judged = judge_set(set, anomalies, doubt); !judged) return judged;
  return done();
}

Status Sets::judge_set(const Set& set, AnomalyList& anomalies, const Doubt& doubt) {
  const std::vector<std::uint64_t> asked = records_of(set.asked);
  const std::vector<std::uint64_t> answered = records_of(set.answered);
  if (asked.empty()) return done();  // an answer without a request, which is told as such
  const bool refused = all_refused(set.asked, set.answered);
  const auto alone = [&] {
    return Phrase{refused ? "reconcile.anomaly.half-refused" : "reconcile.anomaly.half-asked",
                  {{"code", std::string(rule_.alone)}}};
  };
  const auto repeated = [&] {
    return Phrase{refused ? "reconcile.anomaly.set-refused" : "reconcile.anomaly.set-repeated",
                  {{"count", std::to_string(asked.size())}, {"records", listed(asked)}}};
  };
  if (!is_whole(set.asked)) return leave_open(asked, alone, anomalies, doubt);
  if (is_repeated(set.asked)) return leave_open(asked, repeated, anomalies, doubt);
  if (is_whole(set.answered) || answered.empty()) return done();
  std::vector<std::uint64_t> left;
  for (std::size_t half = 0; half < set.asked.size(); ++half)
    if (set.answered[half].empty()) left.push_back(set.asked[half].front());
  for (const std::uint64_t record : left)
    if (const Status doubted = doubt(record); !doubted) return doubted;
  const auto torn = [&] {
    return Phrase{"reconcile.anomaly.half-answered",
                  {{"left", listed(left)}, {"code", std::string(rule_.broken)}}};
  };
  for (const std::uint64_t record : answered)
    if (const Status told = report(Side::result, record, torn, anomalies); !told) return told;
  return done();
}

Status Sets::leave_open(std::span<const std::uint64_t> asked, const Sentence& message,
                        AnomalyList& anomalies, const Doubt& doubt) {
  for (const std::uint64_t record : asked) {
    if (const Status told = report(Side::request, record, message, anomalies); !told) return told;
    if (const Status doubted = doubt(record); !doubted) return doubted;
  }
  return done();
}

Status Sets::report(Side side, std::uint64_t record, const Sentence& message,
                    AnomalyList& anomalies) {
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
  const FileSpec& spec = side_of(side).spec();
  const ShownRecord seen(spec, spec.records[spec.first_of(Part::data)], *bytes, reveal_);
  const auto add = [&](const FieldSpec& field) {
    anomaly.key.emplace_back(field.name, seen.text(field));
  };
  add(reader_.shape().fields[rule_.halves.field]);
  for (const std::uint16_t field : rule_.key) add(reader_.shape().fields[field]);
  anomaly.message = message();
  anomalies.add(std::move(anomaly));
  return done();
}

}  // namespace kcms

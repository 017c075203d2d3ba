#include <kcms/reconcile/matcher.hpp>

#include <kcms/reconcile/side_mark.hpp>
#include <kcms/reconcile/trouble.hpp>
#include <kcms/rules/digits.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint64_t filters_share = 16;  // of the memory of the index, one part

}  // namespace

Matcher::Matcher(const PairPlan& plan, PairSide& request, PairSide& result, AnomalyList& anomalies,
                 const MatcherOptions& options)
    : plan_(plan),
      request_(request),
      result_(result),
      anomalies_(anomalies),
      options_(options),
      bytes_(plan),
      index_(options.index_bytes),
      answers_(options.expected_answers, options.expected_asked,
               options.index_bytes / filters_share),
      strays_(plan, bytes_) {}

void Matcher::tally(std::string_view answer, Outcome outcome) {
  ++answer_count_;
  if (plan_.serial.result != nullptr && counted_) {
    const FieldSpec& serial = *plan_.serial.result;
    counted_ = read_digits(answer.data() + serial.offset, serial.length) ==
               serial.from + answer_count_ - 1;
  }
  if (outcome == Outcome::unclear) return;
  const bool failed = outcome == Outcome::failed;
  ++(failed ? failed_ : partial_);
  ++(failed ? failed_codes_ : partial_codes_)[packed_code(plan_, answer.data())];
  not_collected_.add(amount_in(plan_.amount.result, answer).value_or(0));
}

void Matcher::read_answers(const Batch& records, Reading reading) {
  Prints prints;
  for (std::size_t first = 0; first < records.count; first += prints.size()) {
    const std::size_t count = fingerprint(records, first, prints);
    for (std::size_t i = 0; i < count; ++i) {
      const bool kept = index_.keeps(prints[i]);
      if (reading == Reading::again && !kept) continue;
      const std::string_view answer = records.at(first + i, plan_.answer().length);
      const Outcome outcome = outcome_of(plan_, answer);
      if (reading == Reading::first) tally(answer, outcome);
      if (!kept) continue;
      const std::uint64_t digest = bytes_.digest(answer.data());
      const bool failed = outcome == Outcome::failed;  // all others are looked at more closely
      index_.add({prints[i], failed ? digest : ~digest, records.record + first + i});
      answers_.put(prints[i]);
    }
  }
}

// Takes the fingerprints of some records from `first` on, and asks for what is known of them, which
// may be far away.
std::size_t Matcher::fingerprint(const Batch& records, std::size_t first, Prints& prints) const {
  const std::size_t count = std::min(prints.size(), records.count - first);
  const char* record = records.bytes + first * records.stride;
  for (std::size_t i = 0; i < count; ++i, record += records.stride) {
    prints[i] = bytes_.fingerprint(record);
    answers_.prefetch(prints[i]);
  }
  return count;
}

void Matcher::tally_asked(const Batch& records) {
  asked_count_ += records.count;
  asked_end_ = records.record + records.count;
  if (plan_.amount.request == nullptr) return;
  for (std::size_t i = 0; i < records.count; ++i) {
    const auto amount = amount_in(plan_.amount.request, records.at(i, plan_.asked().length));
    unreadable_amount_ = unreadable_amount_ || !amount;
    requested_.add(amount.value_or(0));
  }
}

void Matcher::index_asked(const Batch& records) {
  Prints prints;
  for (std::size_t first = 0; first < records.count; first += prints.size()) {
    const std::size_t count = fingerprint(records, first, prints);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t print = prints[i];
      if (!answers_.may_have(print) || !index_.keeps(print)) continue;
      const std::size_t at = first + i;
      index_.add({print, bytes_.digest(records.bytes + at * records.stride),
                  marked(records.record + at, Side::request)});
    }
  }
}

void Matcher::add_answers(const Batch& records) { read_answers(records, Reading::first); }

void Matcher::add_asked(const Batch& records) {
  tally_asked(records);
  index_asked(records);
}

Result<Answer> Matcher::answer_at(std::uint64_t record) {
  const auto bytes = result_.fetch(record);
  if (!bytes) return pass(bytes);
  return Answer{record, amount_in(plan_.amount.result, *bytes), outcome_of(plan_, *bytes),
                std::string(*bytes)};
}

Result<Asked> Matcher::asked_at(std::uint64_t record) {
  const auto bytes = request_.fetch(record);
  if (!bytes) return pass(bytes);
  return Asked{record, amount_in(plan_.amount.request, *bytes), std::string(*bytes)};
}

Status Matcher::pair_run(Entries run) {
  const auto border = std::ranges::find(run, Side::request, side_in);
  const auto answers = static_cast<std::size_t>(border - run.begin());
  if (answers == 0) return done();
  if (answers == 1 && run.size() == 2 && run[0].at == run[1].at) {  // all they share is the same
    const std::uint64_t asked = record_of(run[1]);
    if (counted_ && asked != run[0].record) numbered_by_itself_ = true;
    conclude(asked, Fate::failed, run[0].record);
    return done();
  }
  return pair_group(run.first(answers), run.subspan(answers));
}

// A fingerprint is a hint: the records are parted by the keys they really have.
Status Matcher::pair_group(Entries answers, Entries asked) {
  struct Keyed {
    std::string record;
    std::vector<std::uint64_t> answers;
    std::vector<std::uint64_t> asked;
  };
  std::vector<Keyed> keys;
  const auto of_key = [&](std::string_view record) -> Keyed& {
    const auto known = std::ranges::find_if(
        keys, [&](const Keyed& key) { return bytes_.same_key(key.record, record); });
    return known != keys.end() ? *known : keys.emplace_back(std::string(record));
  };
  for (const KeyIndex::Entry& entry : answers) {
    const auto bytes = result_.fetch(entry.record);
    if (!bytes) return pass(bytes);
    if (bytes_.fingerprint(bytes->data()) != entry.fingerprint)
      return fail(Errc::machine, Phrase{"error.changed-while-read", {{"file", result_.name()}}});
    of_key(*bytes).answers.push_back(entry.record);
  }
  for (const KeyIndex::Entry& entry : asked) {
    const auto bytes = request_.fetch(record_of(entry));
    if (!bytes) return pass(bytes);
    if (bytes_.fingerprint(bytes->data()) != entry.fingerprint)
      return fail(Errc::machine, Phrase{"error.changed-while-read", {{"file", request_.name()}}});
    of_key(*bytes).asked.push_back(record_of(entry));
  }
  for (const Keyed& key : keys)
    if (const Status paired = pair_crowd({key.answers, key.asked}); !paired) return paired;
  return done();
}

Result<Matcher::Members> Matcher::members_of(const Crowd& crowd) {
  Members group;
  for (const std::uint64_t record : crowd.answers) {
    auto answer = answer_at(record);
    if (!answer) return pass(answer);
    group.answers.push_back(std::move(*answer));
  }
  for (const std::uint64_t record : crowd.asked) {
    auto asked = asked_at(record);
    if (!asked) return pass(asked);
    group.asked.push_back(std::move(*asked));
  }
  return group;
}

Pairing Matcher::pair(const Members& group, TrustSerials trust) const {
  return pair_up(plan_, bytes_, group.asked, group.answers, trust);
}

Status Matcher::pair_crowd(const Crowd& crowd) {
  if (crowd.answers.empty()) return done();
  const auto group = members_of(crowd);
  if (!group) return pass(group);
  Pairing pairing = pair(*group, TrustSerials::yes);
  if (pairing.serials_fail) numbered_by_itself_ = true;
  if (pairing.rests_on_serials) {
    if (!pairing.has_strays) {
      crowds_.add(crowd);
      return done();
    }
    pairing = pair(*group, TrustSerials::no);
  }
  book(*group, pairing);
  return done();
}

void Matcher::book(const Members& group, const Pairing& pairing) {
  const auto& [answers, asked] = group;
  for (std::size_t q = 0; q < asked.size(); ++q)
    if (pairing.open[q]) leave_open(asked[q].record, asked[q].amount);
  for (std::size_t a = 0; a < answers.size(); ++a) {
    const std::size_t q = pairing.asked_of[a];
    if (q == nobody || pairing.open[q]) {
      reject(answers[a]);
      StrayKey key = StrayKey::unknown;
      if (!asked.empty()) key = pairing.is_copy[a] ? StrayKey::copied : StrayKey::doubtful;
      if (pairing.has_strays) strays_.add(answers[a], key);
      continue;
    }
    if (counted_ && asked.size() == 1 && asked[q].record != answers[a].record)
      numbered_by_itself_ = true;
    const bool partial = answers[a].outcome == Outcome::partial;
    conclude(asked[q].record, partial ? Fate::partial : Fate::failed, answers[a].record);
  }
  for (const Trouble& trouble : pairing.troubles) report(trouble, group);
}

void Matcher::leave_open(std::uint64_t record, std::optional<std::uint64_t> amount) {
  ++undetermined_;
  undetermined_amount_ += amount.value_or(0);
  conclude(record, Fate::undetermined, 0);
}

void Matcher::conclude(std::uint64_t record, Fate fate, std::uint64_t answer) {
  settled_.put(record);
  fates_.add(record, fate);
  if (options_.fates != nullptr) options_.fates->set(record, fate, answer);
}

Status Matcher::doubt(std::uint64_t record) {
  if (settled_.has(record)) return done();
  const auto asked = asked_at(record);
  if (!asked) return pass(asked);
  leave_open(record, asked->amount);
  return done();
}

// An answer whose key was damaged takes the failure from the request that it meant: silence about
// that one proves nothing.
Status Matcher::doubt_strays() {
  const auto doubt_where = [this](auto&& is_meant) {
    return request_.walk(plan_.request_data, [&](const Batch& records) {
      for (std::size_t i = 0; i < records.count; ++i) {
        const std::string_view asked = records.at(i, plan_.asked().length);
        if (!settled_.has(records.record + i) && is_meant(asked))
          leave_open(records.record + i, amount_in(plan_.amount.request, asked));
      }
    });
  };
  if (strays_.empty()) return done();
  if (!strays_.are_many()) {
    if (const Status walked =
            doubt_where([this](std::string_view asked) { return strays_.put_in_doubt(asked); });
        !walked || !strays_.are_lost())
      return walked;
  }
  return doubt_where([](std::string_view) { return true; });
}

// Takes an answer without a request out of what was added up.
void Matcher::reject(const Answer& answer) {
  if (answer.outcome == Outcome::unclear) return;
  const bool failed = answer.outcome == Outcome::failed;
  --(failed ? failed_ : partial_);
  --(failed ? failed_codes_ : partial_codes_)[packed_code(plan_, answer.bytes.data())];
  not_collected_.take(answer.amount.value_or(0));
}

void Matcher::report(const Trouble& trouble, const Members& group) {
  const Answer& answer = group.answers[trouble.answer];
  if (!anomalies_.has_room(Side::result, answer.record)) return anomalies_.count();
  const Asked* asked = trouble.asked == nobody ? nullptr : &group.asked[trouble.asked];
  anomalies_.add(anomaly_of(plan_, trouble, answer, asked, options_.reveal));
}

Status Matcher::settle() {
  settled_.cover(asked_end_);
  for (;;) {
    Status status = done();
    index_.each_run([&](Entries run) { return (status = pair_run(run)).has_value(); }, 1);
    if (!status) return status;
    if (!index_.next_pass()) break;
    answers_.clear();
    status = result_.walk(plan_.result_data,
                          [this](const Batch& records) { read_answers(records, Reading::again); });
    if (!status) return status;
    status =
        request_.walk(plan_.request_data, [this](const Batch& records) { index_asked(records); });
    if (!status) return status;
  }
  if (const Status paired = pair_crowds(); !paired) return paired;
  return doubt_strays();
}

Status Matcher::pair_crowds() {
  for (std::size_t place = CrowdList::begin; crowds_.has(place);)
    if (const Status paired = pair_late(crowds_.next(place)); !paired) return paired;
  return done();
}

Status Matcher::pair_late(const Crowd& crowd) {
  const auto group = members_of(crowd);
  if (!group) return pass(group);
  const Pairing pairing = pair(*group, trust_in(*group));
  book(*group, pairing);
  for (std::size_t q = 0; q < group->asked.size(); ++q)
    if (pairing.open[q]) (void)strays_.put_in_doubt(group->asked[q].bytes);
  return done();
}

// A stray that means a request of the group was not there when serials gave it to another answer;
// and where the answers are counted from the first on, its serial may be what told it of them.
TrustSerials Matcher::trust_in(const Members& group) {
  const bool doubted =
      numbered_by_itself_ || (counted_ && !strays_.empty()) || strays_.are_many() ||
      std::ranges::any_of(group.asked,
                          [this](const Asked& asked) { return strays_.may_mean(asked.bytes); });
  return doubted ? TrustSerials::no : TrustSerials::yes;
}

Counts Matcher::counts() const {
  Counts counts;
  counts.failed = failed_;
  counts.partial = partial_;
  counts.undetermined = undetermined_;
  counts.accepted = asked_count_ - failed_ - partial_ - undetermined_;
  for (const auto& [code, count] : failed_codes_.all())
    if (count > 0) counts.failed_by_code[code_text(code)] += count;
  for (const auto& [code, count] : partial_codes_.all())
    if (count > 0) counts.partial_by_code[code_text(code)] += count;
  counts.fates = fates_.value();
  Money& money = counts.money;
  money.requested = requested_.value;
  money.failed = not_collected_.value;
  money.undetermined = undetermined_amount_;
  money.collected = requested_.value - not_collected_.value - undetermined_amount_;
  return counts;
}

}  // namespace kcms

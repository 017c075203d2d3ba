#include <kcms/reconcile/matcher.hpp>

#include <kcms/reconcile/side_mark.hpp>
#include <kcms/reconcile/trouble.hpp>
#include <kcms/rules/digits.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint64_t filters_share = 16;  // of the memory of the index, one part
constexpr std::size_t most_comparisons = std::size_t{1} << 15;  // of one crowd

// Too many to compare each with each: nothing is decided then.
bool is_too_large(const Crowd& crowd) noexcept {
  return (crowd.asked.size() + crowd.answers.size()) * crowd.answers.size() > most_comparisons;
}

// Whether an answer says what another one of its key says, but for the serial: it may have been
// written over any other, whose serial then stayed or did not.
bool says_again(std::span<const Answer> answers, std::size_t which, const PairPlan& plan) {
  const FieldSpec* serial = plan.serial.result;
  const std::size_t from = serial == nullptr ? 0 : serial->offset;
  const std::size_t behind = serial == nullptr ? 0 : serial->offset + serial->length;
  const std::string_view bytes = answers[which].bytes;
  return std::ranges::any_of(answers, [&](const Answer& other) {
    const std::string_view others = other.bytes;
    return &other != &answers[which] && others.substr(0, from) == bytes.substr(0, from) &&
           others.substr(behind) == bytes.substr(behind);
  });
}

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
      strays_(plan, bytes_),
      tally_(options.fates) {}

void Matcher::count_answer(std::string_view answer, Outcome outcome) {
  ++answer_count_;
  if (plan_.serial.result != nullptr && counted_) {
    const FieldSpec& serial = *plan_.serial.result;
    counted_ = read_digits(answer.data() + serial.offset, serial.length) ==
               serial.from + answer_count_ - 1;
  }
  if (outcome != Outcome::unclear)
    tally_.count_answer(outcome, packed_code(plan_, answer.data()),
                        amount_in(plan_.amount.result, answer).value_or(0));
}

void Matcher::read_answers(const Batch& records, Reading reading, ReadingSum& seen) {
  Prints prints;
  for (std::size_t first = 0; first < records.count; first += prints.size()) {
    const std::size_t count = fingerprint(records, first, prints, seen);
    for (std::size_t i = 0; i < count; ++i) {
      const bool kept = index_.keeps(prints[i]);
      if (reading == Reading::again && !kept) continue;
      const std::string_view answer = records.at(first + i, plan_.answer().length);
      const Outcome outcome = outcome_of(plan_, answer);
      if (reading == Reading::first) count_answer(answer, outcome);
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
std::size_t Matcher::fingerprint(const Batch& records, std::size_t first, Prints& prints,
                                 ReadingSum& seen) const {
  const std::size_t count = std::min(prints.size(), records.count - first);
  const char* record = records.bytes + first * records.stride;
  for (std::size_t i = 0; i < count; ++i, record += records.stride) {
    prints[i] = bytes_.fingerprint(record);
    answers_.prefetch(prints[i]);
    seen.add(prints[i]);
  }
  return count;
}

void Matcher::count_asked(const Batch& records) {
  tally_.count_asked(records.count, records.record + records.count);
  if (plan_.amount.request == nullptr) return;
  for (std::size_t i = 0; i < records.count; ++i)
    tally_.add_amount(amount_in(plan_.amount.request, records.at(i, plan_.asked().length)));
}

void Matcher::index_asked(const Batch& records, ReadingSum& seen) {
  Prints prints;
  for (std::size_t first = 0; first < records.count; first += prints.size()) {
    const std::size_t count = fingerprint(records, first, prints, seen);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t print = prints[i];
      if (!answers_.may_have(print) || !index_.keeps(print)) continue;
      const std::size_t at = first + i;
      index_.add({print, bytes_.digest(records.bytes + at * records.stride),
                  marked(records.record + at, Side::request)});
    }
  }
}

void Matcher::add_answers(const Batch& records) {
  read_answers(records, Reading::first, answers_seen_);
}

void Matcher::add_asked(const Batch& records) {
  count_asked(records);
  index_asked(records, asked_seen_);
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
    tally_.conclude(asked, Fate::failed, run[0].record);
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
    if (bytes_.fingerprint(bytes->data()) != entry.fingerprint) return result_.was_changed();
    of_key(*bytes).answers.push_back(entry.record);
  }
  for (const KeyIndex::Entry& entry : asked) {
    const auto bytes = request_.fetch(record_of(entry));
    if (!bytes) return pass(bytes);
    if (bytes_.fingerprint(bytes->data()) != entry.fingerprint) return request_.was_changed();
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
  if (is_too_large(crowd)) return give_up(crowd);
  const auto group = members_of(crowd);
  if (!group) return pass(group);
  Pairing pairing = pair(*group, TrustSerials::yes);
  if (pairing.serials_fail || (counted_ && pairing.serials_differ)) numbered_by_itself_ = true;
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

// One record at a time: they are as many as somebody made them.
Status Matcher::give_up(const Crowd& crowd) {
  for (const std::uint64_t record : crowd.asked) {
    const auto asked = asked_at(record);
    if (!asked) return pass(asked);
    tally_.leave_open(record, asked->amount);
  }
  const bool has_strays = crowd.answers.size() > crowd.asked.size();
  const AnomalyKind kind = crowd.asked.empty() ? AnomalyKind::unexpected : AnomalyKind::ambiguous;
  for (const std::uint64_t record : crowd.answers) {
    const auto answer = answer_at(record);
    if (!answer) return pass(answer);
    reject(*answer);
    if (has_strays)
      strays_.add(*answer, crowd.asked.empty() ? StrayKey::unknown : StrayKey::doubtful);
    report({kind, 0, nobody, nullptr}, *answer, nullptr);
  }
  return done();
}

void Matcher::book(const Members& group, const Pairing& pairing) {
  const auto& [answers, asked] = group;
  for (std::size_t q = 0; q < asked.size(); ++q)
    if (pairing.open[q]) tally_.leave_open(asked[q].record, asked[q].amount);
  for (std::size_t a = 0; a < answers.size(); ++a) {
    const std::size_t q = pairing.asked_of[a];
    if (q == nobody || pairing.open[q]) {
      reject(answers[a]);
      StrayKey key = StrayKey::unknown;
      if (!asked.empty())
        key = says_again(answers, a, plan_) ? StrayKey::copied : StrayKey::doubtful;
      if (pairing.has_strays) strays_.add(answers[a], key);
      continue;
    }
    const bool partial = answers[a].outcome == Outcome::partial;
    tally_.conclude(asked[q].record, partial ? Fate::partial : Fate::failed, answers[a].record);
  }
  for (const Trouble& trouble : pairing.troubles)
    report(trouble, answers[trouble.answer],
           trouble.asked == nobody ? nullptr : &asked[trouble.asked]);
}

Status Matcher::doubt(std::uint64_t record) {
  if (tally_.is_settled(record)) return done();
  const auto asked = asked_at(record);
  if (!asked) return pass(asked);
  tally_.leave_open(record, asked->amount);
  return done();
}

// An answer whose key was damaged takes the failure from the request that it meant: silence about
// that one proves nothing.
Status Matcher::doubt_strays() {
  const auto doubt_where = [this](auto&& is_meant) {
    return request_.walk(plan_.request_data, [&](const Batch& records) {
      for (std::size_t i = 0; i < records.count; ++i) {
        const std::string_view asked = records.at(i, plan_.asked().length);
        if (!tally_.is_settled(records.record + i) && is_meant(asked))
          tally_.leave_open(records.record + i, amount_in(plan_.amount.request, asked));
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
  if (answer.outcome != Outcome::unclear)
    tally_.discount_answer(answer.outcome, packed_code(plan_, answer.bytes.data()),
                           answer.amount.value_or(0));
}

void Matcher::report(const Trouble& trouble, const Answer& answer, const Asked* asked) {
  if (!anomalies_.has_room(Side::result, answer.record)) return anomalies_.count();
  anomalies_.add(anomaly_of(plan_, trouble, answer, asked, options_.reveal));
}

Status Matcher::settle() {
  tally_.begin_concluding();
  for (;;) {
    Status status = done();
    index_.each_run([&](Entries run) { return (status = pair_run(run)).has_value(); }, 1);
    if (!status) return status;
    if (!index_.next_pass()) break;
    if (const Status read = read_again(); !read) return read;
  }
  if (const Status paired = pair_crowds(); !paired) return paired;
  if (const Status doubted = doubt_strays(); !doubted) return doubted;
  if (!tally_.adds_up()) return result_.was_changed();
  return done();
}

Status Matcher::read_again() {
  answers_.clear();
  ReadingSum answers;
  ReadingSum asked;
  const Status read = result_.walk(plan_.result_data, [&](const Batch& records) {
    read_answers(records, Reading::again, answers);
  });
  if (!read) return read;
  if (answers != answers_seen_) return result_.was_changed();
  const Status again =
      request_.walk(plan_.request_data, [&](const Batch& records) { index_asked(records, asked); });
  if (!again) return again;
  if (asked != asked_seen_) return request_.was_changed();
  return done();
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

}  // namespace kcms

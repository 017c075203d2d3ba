#include <kcms/reconcile/reconcile.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/shown_record.hpp>
#include <kcms/reconcile/evidence_match.hpp>
#include <kcms/reconcile/sets.hpp>
#include <kcms/reconcile/side_reader.hpp>
#include <kcms/reconcile/soundness.hpp>

#include <algorithm>
#include <optional>

namespace kcms {
namespace {

constexpr std::uint64_t beside_the_index = std::uint64_t{24}
                                           << 20;  // buffers of reading and sorting
constexpr std::uint64_t least_index = std::uint64_t{1} << 16;

std::uint64_t index_bytes(std::uint64_t memory) {
  if (memory == 0) return std::uint64_t{1} << 62;
  return std::max(least_index, memory - std::min(memory, beside_the_index));
}

class Reconciler {
 public:
  Reconciler(const PairFile& request, const PairFile& result, const Reference& reference,
             const ReconcileOptions& options)
      : request_file_(request),
        result_file_(result),
        reference_(reference),
        options_(options),
        anomalies_(options.max_anomalies),
        request_(*request.source, *request.identity) {}

  Result<Reconciliation> run() {
    const FileSpec& asked = *request_file_.identity->spec;
    const FileSpec* answer =
        result_file_.identity == nullptr ? nullptr : result_file_.identity->spec;
    if (asked.is_result()) {
      return fail(Errc::data, Phrase{"reconcile.no-request",
                                     {{"file", request_.name()},
                                      {"kind", std::string(asked.kind)},
                                      {"request", std::string(asked.answers)}}});
    }
    if (answer != nullptr) {
      const ConsentReader applications(asked, reference_.bank_codes());
      const ConsentReader evidence(*answer, reference_.bank_codes());
      if (applications && !applications.has_documents() && evidence.has_documents() &&
          answer->direction == asked.direction)
        return with_evidence(applications, evidence);
      if (evidence && !evidence.has_documents() && applications.has_documents() &&
          answer->direction == asked.direction)
        return fail(Errc::data, Phrase{"reconcile.documents-first",
                                       {{"file", request_.name()},
                                        {"kind", std::string(asked.kind)},
                                        {"request", std::string(answer->kind)}}});
    }
    const bool pair = answer != nullptr && answer->answers == asked.kind;
    if (!pair) return without_result(answer);
    auto plan = plan_pair(asked, *answer, reference_.failure_codes());
    if (plan) return with_result(*plan);
    if (asked.since == answer->since) return pass(plan);
    return without_result(answer);  // the layout of another day
  }

 private:
  // There is no result that could be read: nothing is determined.
  Result<Reconciliation> without_result(const FileSpec* answer) {
    const FileSpec& asked = *request_file_.identity->spec;
    if (result_file_.source == nullptr) {
      report(AnomalyKind::unreadable, Side::result, Phrase{"reconcile.absent"});
    } else {
      PairSide result(*result_file_.source, *result_file_.identity);
      const auto look = result.look(reference_, nullptr);
      if (!look) return pass(look);
      found_.result = {look->verdict.data_records, look->sha256};
      if (answer == nullptr) {
        const bool empty = look->verdict.framing.bytes == 0;
        report(AnomalyKind::unreadable, Side::result,
               Phrase{empty ? "reconcile.empty" : "reconcile.unknown"});
      } else if (answer->answers == asked.kind) {
        report(AnomalyKind::wrong_file, Side::result, Phrase{"reconcile.other-day"});
      } else {
        report(AnomalyKind::wrong_file, Side::result,
               Phrase{"reconcile.other-kind",
                      {{"kind", std::string(answer->kind)}, {"request", std::string(asked.kind)}}});
      }
    }
    const std::uint16_t kind = asked.first_of(Part::data);
    const RecordSpec& data = asked.records[kind];
    const FieldSpec* amount = nullptr;
    for (const FieldSpec& field : data.fields)
      if (field.match == Match::amount) amount = &field;
    Sum requested;
    SideReader reader(asked, kind, {}, [&](const Batch& records) {
      for (std::size_t i = 0; i < records.count; ++i)
        requested.add(amount_in(amount, records.at(i, data.length)).value_or(0));
    });
    if (const auto sound = judge_request(reader); !sound) return pass(sound);
    return undetermined(found_.request.records, requested);
  }

  // Applications and the documents that prove them: an enrolment without a document, or with one
  // that proves nothing, is undetermined; all else is in order.
  Result<Reconciliation> with_evidence(const ConsentReader& applications,
                                       const ConsentReader& evidence) {
    PairSide documents(*result_file_.source, *result_file_.identity);
    EvidenceMatch match(applications, evidence);
    SideReader proofs(documents.spec(), evidence.record(), {}, [&](const Batch& records) {
      match.add(Side::result, records);
      count_evidence(documents.spec().records[evidence.record()], records);
    });
    const auto check = evidence_check();
    const auto look = documents.look_closely(reference_, &proofs, check ? &*check : nullptr);
    if (!look) return pass(look);
    found_.result = {look->verdict.data_records, look->sha256};
    std::vector<std::uint64_t> spoiled;
    bool sound = is_sound_but_for(*look, documents.spec(), anomalies_, spoiled);
    SideReader asked(request_.spec(), applications.record(), {},
                     [&](const Batch& records) { match.add(Side::request, records); });
    const auto request_sound = judge_request(asked);
    if (!request_sound) return pass(request_sound);
    sound = *request_sound && sound;
    if (sound)
      sound = belong_together(request_.spec(), asked.header(), documents.spec(), proofs.header(),
                              options_.reveal, anomalies_);
    if (!sound) return undetermined(found_.request.records, {});
    std::ranges::sort(spoiled);
    match.settle(spoiled);
    found_.counts.undetermined = match.without_document().size() + match.unproven().size();
    found_.counts.accepted = found_.request.records - found_.counts.undetermined;
    found_.determined = true;
    for (const auto* records : {&match.without_document(), &match.unproven()})
      for (const std::uint64_t record : *records)
        if (fates() != nullptr) fates()->set(record, Fate::undetermined, 0);
    if (const Status told =
            report_missing(documents, Side::result, evidence, match.without_enrolment());
        !told)
      return pass(told);
    if (const Status told =
            report_missing(request_, Side::request, applications, match.without_document());
        !told)
      return pass(told);
    return done_with(&documents);
  }

  // What is asked of the documents, on the day of their file.
  [[nodiscard]] std::optional<EvidenceCheck> evidence_check() const {
    if (options_.evidence == nullptr) return std::nullopt;
    EvidenceCheck check = *options_.evidence;
    check.date =
        result_file_.identity->date.value_or(request_file_.identity->date.value_or(check.date));
    if (check.date.ok()) check.inspect.date = check.date;
    return check;
  }

  void count_evidence(const RecordSpec& shape, const Batch& records) {
    const std::uint16_t type = shape.find("evidence_type");
    if (type == none) return;
    for (std::size_t i = 0; i < records.count; ++i) {
      const std::string_view record = records.at(i, shape.length);
      ++found_.evidence_by_type[std::string(trim_right(raw(shape.fields[type], record)))];
      found_.evidence_bytes += amount_in(&shape.fields[shape.tail.length_in], record).value_or(0);
    }
  }

  // `records` are in order.
  Status report_missing(PairSide& side, Side which, const ConsentReader& reader,
                        const std::vector<std::uint64_t>& records) {
    if (records.empty()) return done();
    const FileSpec& spec = side.spec();
    const RecordSpec& shape = spec.records[reader.record()];
    return side.walk(reader.record(), [&](const Batch& batch) {
      auto next = std::ranges::lower_bound(records, batch.record);
      for (; next != records.end() && *next < batch.record + batch.count; ++next) {
        if (!anomalies_.has_room(which, *next)) {
          anomalies_.count();
          continue;
        }
        Anomaly anomaly;
        anomaly.kind = AnomalyKind::missing;
        anomaly.side = which;
        anomaly.record = *next;
        const std::string_view bytes = batch.at(*next - batch.record, shape.length);
        const ShownRecord seen(spec, shape, bytes, options_.reveal);
        for (const std::uint16_t index : spec.key)
          anomaly.key.emplace_back(shape.fields[index].name, seen.text(shape.fields[index]));
        anomaly.message = Phrase(which == Side::request ? "reconcile.anomaly.no-document"
                                                        : "reconcile.anomaly.no-enrolment");
        anomalies_.add(std::move(anomaly));
      }
    });
  }

  Result<Reconciliation> with_result(const PairPlan& plan) {
    PairSide result(*result_file_.source, *result_file_.identity);
    const auto expected_answers = result.expected_records();
    if (!expected_answers) return pass(expected_answers);
    const auto expected_asked = request_.expected_records();
    if (!expected_asked) return pass(expected_asked);
    const MatcherOptions options{options_.reveal, index_bytes(options_.memory), *expected_answers,
                                 *expected_asked, fates()};
    Matcher matcher(plan, request_, result, anomalies_, options);
    std::vector<std::unique_ptr<Sets>> sets;
    for (const SetSpec& rule : plan.request->sets)
      sets.push_back(
          std::make_unique<Sets>(rule, request_, result, options.index_bytes / 4, options_.reveal));
    SideReader answers(*plan.result, plan.result_data, plan.fees, [&](const Batch& records) {
      matcher.add_answers(records);
      for (const auto& set : sets) set->add(Side::result, records);
    });
    const auto look = result.look(reference_, &answers);
    if (!look) return pass(look);
    found_.result = {look->verdict.data_records, look->sha256};
    bool sound = is_sound(*look, *plan.result, Side::result, anomalies_);

    SideReader asked(*plan.request, plan.request_data, {}, [&](const Batch& records) {
      matcher.add_asked(records);
      for (const auto& set : sets) set->add(Side::request, records);
    });
    const auto request_sound = judge_request(asked);
    if (!request_sound) return pass(request_sound);
    sound = *request_sound && sound;
    if (sound)
      sound = belong_together(*plan.request, asked.header(), *plan.result, answers.header(),
                              options_.reveal, anomalies_);
    if (matcher.tally().overflow() || answers.fees().overflow)
      return fail(Errc::data, Phrase{"reconcile.too-much-money"});
    if (sound && matcher.tally().unreadable_amount()) sound = false;
    if (!sound) return undetermined(found_.request.records, matcher.tally().requested());
    if (const Status settled = matcher.settle(); !settled) return pass(settled);
    for (const auto& set : sets) {
      if (const Status settled =
              set->settle(anomalies_, [&](std::uint64_t record) { return matcher.doubt(record); });
          !settled)
        return pass(settled);
    }
    found_.counts = matcher.tally().counts();
    found_.counts.money.fees = answers.fees().value;
    found_.determined = true;
    return done_with(&result);
  }

  // Reads the request and says whether it can be relied on.
  Result<bool> judge_request(SideReader& reader) {
    const auto look = request_.look(reference_, &reader);
    if (!look) return pass(look);
    found_.request = {look->verdict.data_records, look->sha256};
    bool sound = is_sound(*look, request_.spec(), Side::request, anomalies_);
    if (options_.request_sha256.empty() || options_.request_sha256 == look->sha256) return sound;
    report(AnomalyKind::wrong_file, Side::request,
           Phrase{"reconcile.other-request",
                  {{"found", look->sha256}, {"expected", options_.request_sha256}}});
    return false;
  }

  Result<Reconciliation> undetermined(std::uint64_t records, const Sum& requested) {
    if (requested.overflow) return fail(Errc::data, Phrase{"reconcile.too-much-money"});
    found_.counts.undetermined = records;
    found_.counts.money.requested = requested.value;
    found_.counts.money.undetermined = requested.value;
    if (anomalies_.total() == 0)
      report(AnomalyKind::unreadable, Side::result, Phrase{"reconcile.unreliable"});
    return done_with();
  }

  [[nodiscard]] FateList* fates() noexcept { return options_.items == nullptr ? nullptr : &fates_; }

  // Tells what became of each record. `result`: null where nothing is determined.
  Status hand_over(PairSide* result) {
    if (options_.items == nullptr) return done();
    const std::uint16_t kind = request_.spec().first_of(Part::data);
    const std::uint32_t length = request_.spec().records[kind].length;
    Status status = done();
    const Status walked = request_.walk(kind, [&](const Batch& batch) {
      for (std::size_t i = 0; status && i < batch.count; ++i) {
        status = hand_over({found_.determined ? fates_.fate(batch.record + i) : Fate::undetermined,
                            batch.record + i,
                            batch.at(i, length),
                            fates_.answer(batch.record + i),
                            {}},
                           result);
      }
    });
    return walked ? status : walked;
  }
  Status hand_over(Item item, PairSide* result) const {
    if (result == nullptr || item.answer == 0) return options_.items->take(item);
    const auto answer = result->fetch(item.answer);
    if (!answer) return pass(answer);
    item.answer_bytes = *answer;
    return options_.items->take(item);
  }

  Result<Reconciliation> done_with(PairSide* result = nullptr) {
    if (const Status handed = hand_over(result); !handed) return pass(handed);
    if (const Status same = request_.unchanged(); !same) return pass(same);
    if (const Status same = result == nullptr ? done() : result->unchanged(); !same)
      return pass(same);
    found_.anomaly_count = anomalies_.total();
    found_.anomalies = anomalies_.take();
    return std::move(found_);
  }

  void report(AnomalyKind kind, Side side, Phrase message) {
    Anomaly anomaly;
    anomaly.kind = kind;
    anomaly.side = side;
    anomaly.message = std::move(message);
    anomalies_.add(std::move(anomaly));
  }

  const PairFile& request_file_;
  const PairFile& result_file_;
  const Reference& reference_;
  const ReconcileOptions& options_;
  AnomalyList anomalies_;
  PairSide request_;
  FateList fates_;
  Reconciliation found_;
};

}  // namespace

Result<Identity> identify_result(std::unique_ptr<ByteSource>& source, const Registry& registry,
                                 const Hints& hints) {
  auto identity = identify(source, registry, hints);
  if (!identity && identity.error().code == Errc::usage) return Identity{};
  return identity;
}

Result<Reconciliation> reconcile(const PairFile& request, const PairFile& result,
                                 const Reference& reference, const ReconcileOptions& options) {
  return Reconciler(request, result, reference, options).run();
}

}  // namespace kcms

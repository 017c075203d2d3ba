#include <kcms/reconcile/result_maker.hpp>

#include <kcms/base/part_source.hpp>
#include <kcms/base/text.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/files/file_maker.hpp>
#include <kcms/reconcile/pair_side.hpp>
#include <kcms/reconcile/refused_sets.hpp>
#include <kcms/reconcile/reject_list.hpp>
#include <kcms/reconcile/side_reader.hpp>
#include <kcms/reconcile/soundness.hpp>

#include <algorithm>

namespace kcms {
namespace {

class ResultMaker {
 public:
  ResultMaker(const PairFile& request, const PairPlan& plan, const Reference& reference,
              const ResultOptions& options, ByteSink& sink)
      : file_(request),
        plan_(plan),
        reference_(reference),
        options_(options),
        sink_(sink),
        request_(*request.source, *request.identity),
        sets_(plan, request_) {
    found_.made.spec = plan.result;
    found_.made.date = request.identity->date;
  }

  Result<MadeResult> run(ByteSource& rejects) {
    RejectList list(plan_, request_.name(), options_.codes);
    if (const Status read = list.read(rejects, refusals()); !read) return pass(read);
    found_.made.columns = list.columns();
    SideReader reader(*plan_.request, plan_.request_data, {},
                      [&](const Batch& records) { list.see(records); });
    const auto sound = look(reader);
    if (!sound) return pass(sound);
    if (!*sound) return std::move(found_);
    records_ = list.settle(refusals());
    if (const Status judged = sets_.judge(records_, refusals()); !judged) return pass(judged);
    if (const Status set = inherit(reader.header()); !set) return pass(set);
    check_settings(*plan_.result, settings_, refusals());
    if (const Status written = write(); !written) return pass(written);
    if (const Status proven = prove(); !proven) return pass(proven);
    return std::move(found_);
  }

 private:
  [[nodiscard]] Refusals& refusals() noexcept { return found_.made.refusals; }

  // Whether the request can be relied on.
  Result<bool> look(SideReader& reader) {
    const auto look = request_.look(reference_, &reader);
    if (!look) return pass(look);
    AnomalyList anomalies(0);
    const bool sound = is_sound(*look, *plan_.request, Side::request, anomalies);
    for (Anomaly& anomaly : anomalies.take())
      if (anomaly.finding) found_.request_faults.push_back(std::move(*anomaly.finding));
    return sound;
  }

  // Biller and whatever else the header of the result has in common with that of the request.
  Status inherit(std::string_view header) {
    settings_ = options_.settings;
    settings_.date = file_.identity->date;
    const std::uint16_t asked = plan_.request->first_of(Part::header);
    const std::uint16_t answered = plan_.result->first_of(Part::header);
    if (asked == none || answered == none || header.empty()) return done();
    const RecordSpec& from = plan_.request->records[asked];
    for (const FieldSpec& field : plan_.result->records[answered].fields) {
      const std::uint16_t twin = from.find(field.name);
      if (twin == none || field.constant || is_date(field.form) || field.form == Form::file_name ||
          field.match != Match::echo)
        continue;
      const FieldSpec& original = from.fields[twin];
      std::string text = decode(original, plan_.request->charset, raw(original, header));
      if (!settings_.set.emplace(field.name, std::move(text)).second)
        return fail(Errc::usage,
                    Phrase{"rejects.from-request", {{"field", std::string(field.name)}}});
    }
    return done();
  }

  Status write() {
    FramingFacts framing;
    framing.framing = plan_.result->framing;
    FileWriter writer(sink_, plan_.result->charset, options_.framing.value_or(framing));
    FileMaker maker(*plan_.result, {}, settings_, writer, refusals());
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const auto answer = answer_to(records_[i], i);
      if (!answer) return pass(answer);
      if (const Status taken = maker.take_ready(plan_.result_data, *answer); !taken) return taken;
      if (i == 0) first_ = maker.records();
    }
    if (const Status finished = maker.finish(); !finished) return finished;
    if (const Status finished = writer.finish(); !finished) return finished;
    found_.made.written = true;
    found_.made.records = maker.records();
    found_.made.data_records = maker.data_records();
    found_.made.bytes = writer.bytes();
    return done();
  }

  // The bytes of a failure; the `place`-th of the result, from 0.
  Result<std::string> answer_to(const RejectedRecord& rejected, std::size_t place) {
    const auto asked = request_.fetch(rejected.record);
    if (!asked) return pass(asked);
    std::string bytes(plan_.answer().length, ' ');
    const auto put = [&](const FieldSpec& field, std::string_view value) {
      bytes.replace(field.offset, value.size(), value);
    };
    for (const FieldSpec& field : plan_.answer().fields)
      if (field.constant) put(field, field.is);
    for (const auto* pairs : {&plan_.key, &plan_.echo})
      for (const FieldPair& pair : *pairs)
        if (!pair.result->constant) put(*pair.result, raw(*pair.request, *asked));
    if (plan_.amount.result != nullptr)
      put(*plan_.amount.result, raw(*plan_.amount.request, *asked));
    if (plan_.code != nullptr) put(*plan_.code, rejected.code);
    if (const FieldSpec* serial = plan_.serial.result; serial != nullptr)
      put(*serial, options_.serials == ResultSerials::keep
                       ? raw(*plan_.serial.request, *asked)
                       : zero_padded(serial->from + place, serial->length));
    return bytes;
  }

  // What was written has to reconcile with the request. Where no anomaly among the first refuses
  // it, one behind them may.
  Status prove() {
    Identity identity;
    identity.spec = plan_.result;
    identity.date = found_.made.date;
    for (const std::uint64_t most : {std::uint64_t{1000}, std::uint64_t{0}}) {  // 0: all
      const auto source = sink_.read_back(std::string(plan_.result->kind));
      if (!source) return pass(source);
      const auto request = again(*file_.source);
      ReconcileOptions options;
      options.max_anomalies = most;
      const auto proven = reconcile({request.get(), file_.identity}, {source->get(), &identity},
                                    reference_, options);
      if (!proven) return pass(proven);
      for (const Anomaly& anomaly : proven->anomalies)
        if (const Status refused = refuse(anomaly); !refused) return refused;
      if (!refusals().empty() || proven->anomaly_count <= most) break;
    }
    return done();
  }

  Status refuse(const Anomaly& anomaly) {
    // Of a set that came in too many parts all are refused or none: RefusedSets saw to that.
    if (anomaly.message.key == "reconcile.anomaly.set-repeated" ||
        anomaly.message.key == "reconcile.anomaly.set-refused")
      return done();
    // A half that came alone may be refused, and nothing else.
    const bool of_request = anomaly.side == Side::request;
    if (of_request &&
        std::ranges::binary_search(records_, anomaly.record, {}, &RejectedRecord::record))
      return done();
    const bool is_data =
        !of_request && anomaly.record >= first_ && anomaly.record - first_ < records_.size();
    // A code that its row does not give is told with the row.
    if (is_data && anomaly.kind == AnomalyKind::unreadable &&
        records_[anomaly.record - first_].code.empty())
      return done();
    const std::uint64_t asked = of_request ? anomaly.record : 0;
    if (sets_.has_refused(is_data ? records_[anomaly.record - first_].record : asked))
      return done();
    Phrase reason = anomaly.finding ? Phrase("reconcile.unreliable") : anomaly.message;
    if (of_request) reason.values.emplace_back("record", std::to_string(anomaly.record));
    if (const Status labelled = label(reason); !labelled) return labelled;
    if (of_request) reason.key = "rejects.half-asked";
    if (is_data && anomaly.kind == AnomalyKind::ambiguous &&
        options_.serials == ResultSerials::renumber)
      reason.key = "rejects.same-key";
    reason.values.emplace_back("request", request_.name());
    refusals().add({is_data ? records_[anomaly.record - first_].line : 0, "", std::move(reason),
                    "reject-set"});
    return done();
  }

  // Puts the serials of records beside their numbers.
  Status label(Phrase& reason) {
    for (auto& [place, value] : reason.values) {
      if (place != "left" && place != "asked" && place != "record") continue;
      const auto number = to_number(value);  // a set of three has two left
      if (!number) continue;
      const auto record = request_.fetch(*number);
      if (!record) return pass(record);
      value = record_label(plan_, *number, *record);
    }
    return done();
  }

  const PairFile& file_;
  const PairPlan& plan_;
  const Reference& reference_;
  const ResultOptions& options_;
  ByteSink& sink_;
  PairSide request_;
  RefusedSets sets_;
  FileSettings settings_;
  std::vector<RejectedRecord> records_;  // that are refused
  std::uint64_t first_ = 1;              // record of the result, of those
  MadeResult found_;
};

}  // namespace

Result<MadeResult> make_result(const PairFile& request, const FileSpec& result, ByteSource& rejects,
                               const Reference& reference, const ResultOptions& options,
                               ByteSink& sink) {
  const auto plan = plan_pair(*request.identity->spec, result, reference.failure_codes());
  if (!plan) return pass(plan);
  return ResultMaker(request, *plan, reference, options, sink).run(rejects);
}

}  // namespace kcms

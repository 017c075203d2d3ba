#include "reconcile_report.hpp"
#include "report.hpp"
#include "text_table.hpp"
#include "visible.hpp"

#include <kcms/base/json.hpp>
#include <kcms/base/text.hpp>

#include <fmt/format.h>

namespace kcms {
namespace {

const FileSpec* spec_of(const Anomaly& anomaly, const ReconciledPair& pair) {
  return anomaly.side == Side::request ? &pair.request_spec : pair.result_spec;
}

const FieldSpec* field_in(const FileSpec& spec, const Anomaly& anomaly) {
  const Part likely = anomaly.record == 1 ? Part::header : Part::data;
  for (const RecordSpec& record : spec.records)
    if (const std::uint16_t at = record.find(anomaly.field); record.part == likely && at != none)
      return &record.fields[at];
  return nullptr;
}

std::string field_title(const Anomaly& anomaly, const ReconciledPair& pair) {
  const FileSpec* spec = spec_of(anomaly, pair);
  const FieldSpec* field = spec == nullptr ? nullptr : field_in(*spec, anomaly);
  std::string title(anomaly.field);
  if (field != nullptr && !field->title.ko.empty())
    title += " (" + std::string(field->title.ko) + ")";
  return title;
}

std::string key_text(const Anomaly& anomaly) {
  std::string text;
  for (const auto& [name, value] : anomaly.key)
    text += (text.empty() ? "" : " ") + std::string(name) + "=" + visible_text(value);
  return text;
}

std::string line_of(const Anomaly& anomaly, const ReconciledPair& pair, const Words& words) {
  std::string line = anomaly.side == Side::request ? pair.request : pair.result;
  if (anomaly.record != 0) line += ":" + std::to_string(anomaly.record);
  line += ": " + words.say("reconcile.kind." + std::string(name_of(anomaly.kind)), {}) + ": ";
  if (const std::string key = key_text(anomaly); !key.empty()) line += key + ": ";
  return line + sentence_of(anomaly, pair, words) + " [" + std::string(name_of(anomaly.kind)) +
         "]\n";
}

bool has_money(const Counts& counts) {
  return counts.money.requested != 0 || counts.money.fees != 0;
}

class TextPage {
 public:
  TextPage(const ReconciledPair& pair, const Reconciliation& found, const Words& words)
      : pair_(pair), found_(found), words_(words) {}

  std::string text() {
    for (const Anomaly& anomaly : found_.anomalies) text_ += line_of(anomaly, pair_, words_);
    if (found_.anomaly_count > found_.anomalies.size())
      line("more", {{"count", grouped(found_.anomaly_count - found_.anomalies.size())}});
    text_ +=
        pair_.pair + ": " +
        words_.say(found_.reconciled() ? "reconcile.reconciled" : "reconcile.irreconcilable", {}) +
        '\n';
    TextTable table("  ", {1});
    const Counts& counts = found_.counts;
    row(table, "records", found_.request.records);
    row(table, "accepted", counts.accepted);
    row(table, "failed", counts.failed, codes(counts.failed_by_code));
    if (counts.partial > 0) row(table, "partial", counts.partial, codes(counts.partial_by_code));
    if (counts.undetermined > 0) row(table, "undetermined", counts.undetermined);
    if (!found_.evidence_by_type.empty())
      row(table, "documents", found_.result.records, codes(found_.evidence_by_type));
    if (has_money(counts)) {
      row(table, "requested", counts.money.requested);
      row(table, "collected", counts.money.collected);
      row(table, "not-collected", counts.money.failed);
      if (counts.money.undetermined > 0)
        row(table, "money-undetermined", counts.money.undetermined);
      row(table, "fees", counts.money.fees);
    }
    return text_ + table.text();
  }

 private:
  void line(std::string_view key, Phrase::Values values) {
    text_ += words_.say("reconcile." + std::string(key), std::move(values)) + '\n';
  }
  void row(TextTable& table, std::string_view key, std::uint64_t count,
           std::string more = "") const {
    table.row(
        {words_.say("reconcile.row." + std::string(key), {}), grouped(count), std::move(more)});
  }
  static std::string codes(const std::map<std::string, std::uint64_t>& by_code) {
    std::string text;
    for (const auto& [code, count] : by_code)
      text += (text.empty() ? "" : ", ") + visible_text(code) + ": " + grouped(count);
    return text;
  }

  const ReconciledPair& pair_;
  const Reconciliation& found_;
  const Words& words_;
  std::string text_;
};

class JsonPage {
 public:
  JsonPage(const ReconciledPair& pair, const Reconciliation& found, const Words& words)
      : pair_(pair), found_(found), words_(words), json_(text_, JsonStyle::indented) {}

  std::string text() {
    json_.begin_object()
        .member("document", "reconcile/1")
        .member("tool", "kcms")
        .member("version", KCMS_VERSION);
    json_.member("pair", pair_.pair);
    file("request", pair_.request, found_.request);
    file("result", pair_.result, found_.result);
    const Counts& counts = found_.counts;
    json_.member("accepted", counts.accepted)
        .member("failed", counts.failed)
        .member("partial", counts.partial);
    json_.member("undetermined", counts.undetermined);
    codes("failed_by_code", counts.failed_by_code);
    codes("partial_by_code", counts.partial_by_code);
    if (!found_.evidence_by_type.empty()) {
      codes("evidence_by_type", found_.evidence_by_type);
      json_.member("evidence_bytes", found_.evidence_bytes);
    }
    json_.member("items_digest", fmt::format("{:016x}", counts.fates));
    json_.key("anomalies").begin_list();
    for (const Anomaly& anomaly : found_.anomalies) write(anomaly);
    json_.end_list().member("anomaly_count", found_.anomaly_count);
    const Money& money = counts.money;
    json_.key("money")
        .begin_object()
        .member("requested", money.requested)
        .member("collected", money.collected);
    json_.member("failed", money.failed)
        .member("undetermined", money.undetermined)
        .member("fees", money.fees)
        .end_object();
    json_.member("verdict", found_.reconciled() ? "reconciled" : "irreconcilable").end_object();
    return text_;
  }

 private:
  void file(std::string_view key, const std::string& path, const FileFacts& facts) {
    json_.key(key).begin_object().member("file", path).member("records", facts.records);
    json_.member("sha256", facts.sha256).end_object();
  }
  void codes(std::string_view key, const std::map<std::string, std::uint64_t>& by_code) {
    json_.key(key).begin_object();
    for (const auto& [code, count] : by_code) json_.member(code, count);
    json_.end_object();
  }
  void write(const Anomaly& anomaly) {
    json_.begin_object().member("kind", name_of(anomaly.kind));
    json_.member("side", anomaly.side == Side::request ? "request" : "result")
        .member("record", anomaly.record);
    json_.member("field", anomaly.field).key("key").begin_object();
    for (const auto& [name, value] : anomaly.key) json_.member(name, value);
    json_.end_object().member("message", sentence_of(anomaly, pair_, words_)).end_object();
  }

  const ReconciledPair& pair_;
  const Reconciliation& found_;
  const Words& words_;
  std::string text_;
  JsonWriter json_;
};

}  // namespace

std::string sentence_of(const Anomaly& anomaly, const ReconciledPair& pair, const Words& words) {
  if (anomaly.finding) return sentence_of(*anomaly.finding, spec_of(anomaly, pair), words);
  Phrase::Values values = anomaly.message.values;
  values.emplace_back("field", field_title(anomaly, pair));
  for (auto& [place, value] : values) value = visible_text(value);
  return words.say(anomaly.message.key, std::move(values));
}

std::string reconcile_text(const ReconciledPair& pair, const Reconciliation& found,
                           const Words& words) {
  return TextPage(pair, found, words).text();
}

std::string reconcile_json(const ReconciledPair& pair, const Reconciliation& found,
                           const Words& words) {
  return JsonPage(pair, found, words).text();
}

}  // namespace kcms

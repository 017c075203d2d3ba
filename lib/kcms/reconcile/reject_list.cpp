#include <kcms/reconcile/reject_list.hpp>

#include <kcms/codec/shown_record.hpp>
#include <kcms/files/refusal_rules.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace kcms {
namespace {

std::string_view cell_of(const Row& row, std::span<const std::string> columns,
                         std::string_view name) {
  const auto found = std::ranges::find(columns, name);
  return found == columns.end() ? std::string_view()
                                : row.cells[static_cast<std::size_t>(found - columns.begin())];
}

std::string joined(std::span<const std::string_view> codes) {
  std::string text;
  for (const std::string_view code : codes) (text += text.empty() ? "" : ", ") += code;
  return text;
}

}  // namespace

std::string record_label(const PairPlan& plan, std::uint64_t number, std::string_view record) {
  std::string label = std::to_string(number);
  if (const FieldSpec* serial = plan.serial.request; serial != nullptr)
    label.append(" (").append(serial->name).append(" ").append(raw(*serial, record)).append(")");
  return label;
}

RejectList::RejectList(const PairPlan& plan, std::string request,
                       std::vector<std::string_view> codes)
    : plan_(plan), request_(std::move(request)), codes_(std::move(codes)) {}

std::string RejectList::key_columns() const {
  std::vector<std::string_view> names;
  names.reserve(plan_.key.size());
  for (const FieldPair& pair : plan_.key) names.push_back(pair.request->name);
  return joined(names);
}

// Whether the columns can name records and say why. Where each row names its own, it may.
bool RejectList::has_columns(std::uint64_t header_line, Refusals& refusals) const {
  const auto has = [&](const FieldSpec* field) {
    return field == nullptr || std::ranges::find(columns_, field->name) != columns_.end();
  };
  if (header_line == 0 || !refusals.empty()) return refusals.empty();
  const bool serial = plan_.serial.request != nullptr && has(plan_.serial.request);
  const bool key =
      std::ranges::all_of(plan_.key, [&](const FieldPair& pair) { return has(pair.request); });
  if (!serial && !key)
    refusals.add({header_line, "", Phrase("rejects.no-name-column", {{"columns", key_columns()}}),
                  "reject-name"});
  if (!has(plan_.code)) {
    refusals.add({header_line,
                  std::string(plan_.code->name),
                  Phrase("rejects.no-column"),
                  "reject-code",
                  {},
                  plan_.code});
  }
  return refusals.empty();
}

Status RejectList::read(ByteSource& rows, Refusals& refusals) {
  std::vector<std::string_view> known;
  if (plan_.serial.request != nullptr) known.push_back(plan_.serial.request->name);
  for (const FieldPair& pair : plan_.key) known.push_back(pair.request->name);
  if (plan_.code != nullptr) known.push_back(plan_.code->name);
  const auto reader = open_rows(rows, known, refusals);
  if (!reader) return pass(reader);
  columns_.assign((*reader)->columns().begin(), (*reader)->columns().end());
  if (!has_columns((*reader)->header_line(), refusals)) return done();
  for (;;) {
    const auto row = (*reader)->next();
    if (!row) return pass(row);
    if (*row == nullptr) break;
    take(**row, refusals);
  }
  index();
  return done();
}

// The bytes of what a row gives for a field, "" where it gives nothing; false where that is no
// value.
bool RejectList::put(const FieldSpec& field, const Row& row, std::string& bytes,
                     Refusals& refusals) const {
  const std::string_view text = cell_of(row, columns_, field.name);
  if (text.empty()) return true;
  bytes.assign(field.length, ' ');
  const Status stands = encode(field, plan_.request->charset, text, bytes);
  if (stands) return true;
  bytes.clear();
  refusals.add({row.line, std::string(field.name), reason_for(field, stands.error().phrase),
                rule_of(stands.error().phrase.key), excerpt(shown(field, text, Reveal::no)),
                &field});
  return false;
}

bool RejectList::put_code(const Row& row, std::string& bytes, Refusals& refusals) const {
  if (plan_.code == nullptr) return true;
  const FieldSpec& field = *plan_.code;
  const std::string_view text = cell_of(row, columns_, field.name);
  const bool known = codes_.empty() || std::ranges::find(codes_, text) != codes_.end();
  if (!text.empty() && known) return put(field, row, bytes, refusals);
  refusals.add({row.line, std::string(field.name),
                text.empty() ? Phrase("generate.required")
                             : Phrase("rejects.code", {{"codes", joined(codes_)}}),
                "reject-code", excerpt(std::string(text)), &field});
  return false;
}

void RejectList::take(const Row& row, Refusals& refusals) {
  Reject reject;
  reject.line = row.line;
  reject.key.resize(plan_.key.size());
  bool sound = put_code(row, reject.code, refusals);
  if (plan_.serial.request != nullptr)
    sound = put(*plan_.serial.request, row, reject.serial, refusals) && sound;
  for (std::size_t i = 0; i < plan_.key.size(); ++i)
    sound = put(*plan_.key[i].request, row, reject.key[i], refusals) && sound;
  const bool has_key = std::ranges::none_of(reject.key, &std::string::empty);
  if (reject.serial.empty() && !has_key && sound) {
    refuse(reject, "reject-name", Phrase("rejects.nameless", {{"columns", key_columns()}}),
           refusals);
    return;
  }
  // What is wrong with the code leaves the name as it is: both faults are told.
  if (!reject.serial.empty() || has_key) rejects_.push_back(std::move(reject));
}

void RejectList::index() {
  for (std::size_t i = 0; i < rejects_.size(); ++i) {
    if (!rejects_[i].serial.empty()) {
      by_serial_[rejects_[i].serial].push_back(i);
      continue;
    }
    std::string key;
    for (const std::string& part : rejects_[i].key) key += part;
    by_key_[std::move(key)].push_back(i);
  }
}

// The rows at `wanted` name this record.
void RejectList::name_all(Places& places, const std::string& wanted, std::uint64_t number,
                          std::string_view record) {
  const auto found = places.find(wanted);
  if (found == places.end()) return;
  const bool again = rejects_[found->second.front()].record != 0;
  for (const std::size_t place : found->second) name(place, number, record);
  if (again) places.erase(found);  // a third record changes nothing, and many rows may wait for it
}

void RejectList::name(std::size_t place, std::uint64_t number, std::string_view record) {
  Reject& reject = rejects_[place];
  if (reject.record != 0) {
    if (reject.another.empty()) reject.another = record_label(plan_, number, record);
    return;
  }
  reject.record = number;
  reject.label = record_label(plan_, number, record);
  for (std::size_t i = 0; i < plan_.key.size(); ++i) {
    const FieldSpec& field = *plan_.key[i].request;
    if (reject.key[i].empty() || reject.key[i] == raw(field, record) || reject.differs != nullptr)
      continue;
    reject.differs = &field;
    reject.expected = ShownRecord(*plan_.request, plan_.asked(), record, Reveal::no).text(field);
  }
}

void RejectList::see(const Batch& records) {
  std::string wanted;
  for (std::size_t i = 0; i < records.count; ++i) {
    if (by_key_.empty() && by_serial_.empty()) return;
    const std::string_view record = records.at(i, plan_.asked().length);
    if (!by_key_.empty()) {
      wanted.clear();
      for (const FieldPair& pair : plan_.key) wanted += raw(*pair.request, record);
      name_all(by_key_, wanted, records.record + i, record);
    }
    if (by_serial_.empty()) continue;
    wanted = raw(*plan_.serial.request, record);
    name_all(by_serial_, wanted, records.record + i, record);
  }
}

void RejectList::refuse(const Reject& reject, std::string_view rule, Phrase reason,
                        Refusals& refusals) const {
  reason.values.emplace_back("request", request_);
  Refusal refusal{reject.line, "", std::move(reason), rule};
  if (const FieldSpec* field = reject.differs; field != nullptr && rule == "reject-name") {
    const auto at = std::ranges::find(plan_.key, field, &FieldPair::request) - plan_.key.begin();
    const std::string& given = reject.key[static_cast<std::size_t>(at)];
    refusal.column = field->name;
    refusal.field = field;
    refusal.value = excerpt(shown_decoded(*field, plan_.request->charset, given, Reveal::no));
  }
  refusals.add(std::move(refusal));
}

// Whether a row names one record.
bool RejectList::is_sound(const Reject& reject, Refusals& refusals) const {
  if (reject.record == 0)
    refuse(reject, "reject-name", Phrase("rejects.unknown"), refusals);
  else if (!reject.another.empty()) {
    refuse(reject, "reject-name",
           Phrase("rejects.unclear", {{"first", reject.label}, {"second", reject.another}}),
           refusals);
  } else if (reject.differs != nullptr) {
    refuse(reject, "reject-name",
           Phrase("rejects.differs", {{"record", reject.label}, {"expected", reject.expected}}),
           refusals);
  } else {
    return true;
  }
  return false;
}

std::vector<RejectedRecord> RejectList::settle(Refusals& refusals) {
  std::map<std::uint64_t, RejectedRecord> named;
  for (Reject& reject : rejects_) {
    if (!is_sound(reject, refusals)) continue;
    const auto [place, is_new] =
        named.try_emplace(reject.record, reject.record, reject.line, reject.code);
    if (!is_new) {
      refuse(reject, "reject-twice",
             Phrase("rejects.twice",
                    {{"record", reject.label}, {"line", std::to_string(place->second.line)}}),
             refusals);
    }
  }
  std::vector<RejectedRecord> records;
  records.reserve(named.size());
  for (auto& [number, record] : named) records.push_back(std::move(record));
  return records;
}

}  // namespace kcms

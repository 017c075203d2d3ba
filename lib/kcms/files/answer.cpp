#include <kcms/files/answer.hpp>

#include <kcms/base/part_source.hpp>
#include <kcms/base/text.hpp>
#include <kcms/codec/named_text.hpp>
#include <kcms/codec/tail_reader.hpp>
#include <kcms/codec/value.hpp>
#include <kcms/files/document_file.hpp>
#include <kcms/files/generate.hpp>
#include <kcms/files/refusal_rules.hpp>
#include <kcms/files/row_date.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kcms {

namespace {

constexpr std::array<std::string_view, 4> key_columns = {"payer_number", "bank", "account",
                                                         "applied_on"};
constexpr std::array<std::string_view, 8> known_columns = {
    "payer_number", "bank",   "account",    "applied_on",
    "request_type", "answer", "reseller_1", "reseller_2"};
// What the kept evidence gives.
constexpr std::array<std::string_view, 2> found_columns = {"evidence_type", "extension"};

constexpr std::uint64_t most_in_memory = std::uint64_t{1} << 24;

PackFault fault(std::string file, std::uint64_t line, std::string_view column, std::string_view key,
                Phrase::Values values = {}) {
  return {std::move(file), {line, std::string(column), Phrase(key, std::move(values))}};
}

// Why no record has such a key.
struct WrongKey {
  Phrase reason;
  std::string_view rule;
};

// The same of the field that a key stands in. A date may be written otherwise, and is read apart.
std::optional<WrongKey> wrong_text(const FieldSpec& field, Charset charset,
                                   std::string_view value) {
  if (is_date(field.form)) return std::nullopt;
  if (field.form == Form::digits && !all_digits(value))
    return WrongKey{Phrase("answer.not-digits"), "digits-only"};
  const bool fits = field.lengths.empty() ||
                    std::ranges::find(field.lengths, value.size()) != field.lengths.end();
  if (!fits) {
    return WrongKey{Phrase("answer.wrong-length",
                           {{"length", std::to_string(value.size())},
                            {"lengths", fmt::format("{}", fmt::join(field.lengths, ", "))}}),
                    "field-length"};
  }
  std::string place(field.length, ' ');
  const Status stands = encode(field, charset, value, place);
  if (stands) return std::nullopt;
  const Phrase& reason = stands.error().phrase;
  return WrongKey{reason_for(field, reason), rule_of(reason.key)};
}

std::optional<WrongKey> wrong_key(const FileSpec& spec, std::string_view column,
                                  std::string_view value) {
  if (value.empty()) return WrongKey{Phrase("generate.required")};
  if (value.find('*') != std::string_view::npos) return WrongKey{Phrase("generate.masked")};
  for (const RecordSpec& shape : spec.records)
    if (const auto field = shape.find(column); shape.tail.length_in != none && field != none)
      return wrong_text(shape.fields[field], spec.charset, value);
  return std::nullopt;
}

}  // namespace

std::string EvidenceRequests::key_of(std::string_view payer, std::string_view bank,
                                     std::string_view account, std::string_view date) const {
  std::string key(payer);
  const std::string representative = banks_->representative(bank);
  for (const std::string_view part : {std::string_view(representative), account, date})
    key.append(1, '\n').append(part);
  return key;
}

Result<EvidenceRequests> EvidenceRequests::read(ByteSource& rows, const FileSpec& spec,
                                                const BankCodes& banks, PackFaults& faults) {
  EvidenceRequests requests(rows.name(), spec, banks);
  Refusals refusals;
  const auto reader = open_rows(rows, known_columns, refusals);
  if (!reader) return pass(reader);
  const bool columns_sound = refusals.empty();
  while (columns_sound) {
    const auto row = (*reader)->next();
    if (!row) return pass(row);
    if (*row == nullptr) break;
    requests.take_row(**row, (*reader)->columns(), faults);
  }
  faults.add(requests.name_, refusals);
  return requests;
}

// Whether each key is one that a record may have.
bool EvidenceRequests::is_sound(const Request& request, PackFaults& faults) const {
  const std::uint64_t before = faults.count();
  for (const std::string_view column : key_columns) {
    const auto given = request.values.find(column);
    const auto value =
        given == request.values.end() ? std::string_view{} : std::string_view(given->second);
    if (auto wrong = wrong_key(*spec_, column, value))
      faults.add(
          {name_, {request.line, std::string(column), std::move(wrong->reason), wrong->rule}});
  }
  return faults.count() == before;
}

void EvidenceRequests::take_row(const Row& row, std::span<const std::string> columns,
                                PackFaults& faults) {
  Request request;
  request.line = row.line;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (row.gives(i)) request.values[columns[i]] = row.cells[i];
  if (!is_sound(request, faults)) return;
  std::string& date = request.values["applied_on"];
  if (row_date(date).empty())
    return faults.add(fault(name_, row.line, "applied_on", "answer.no-date", {{"given", date}}));
  date = row_date(date);
  const auto& at = request.values;
  const std::string key = key_of(at.find("payer_number")->second, at.find("bank")->second,
                                 at.find("account")->second, date);
  const auto [place, is_new] = by_key_.emplace(key, requests_.size());
  if (is_new)
    requests_.push_back(std::move(request));
  else
    faults.add(fault(name_, row.line, "", "answer.asked-twice",
                     {{"line", std::to_string(requests_[place->second].line)}}));
}

Status EvidenceRequests::find_in(ByteSource& source, const FileSpec& spec, std::string_view biller,
                                 PackFaults& faults) {
  TailReader reader(source, spec);
  for (;;) {
    const auto found = reader.next();
    if (!found) return pass(found);
    if (found->head.empty()) return done();
    const RecordSpec& shape = spec.records[found->kind];
    if (shape.tail.length_in == none || found->head.size() < shape.length) continue;
    const auto text = [&](std::string_view name) {
      return named_text(spec, shape, name, found->head);
    };
    const auto asked = by_key_.find(
        key_of(text("payer_number"), text("bank"), text("account"), text("applied_on")));
    if (asked == by_key_.end()) continue;
    Request& request = requests_[asked->second];
    if (!found->length_borne_out || reader.cut_off() || found->tail_length > most_in_memory) {
      faults.add(fault(source.name(), found->record, "", "answer.damaged"));
    } else if (found->tail_length == 0) {
      faults.add(fault(source.name(), found->record, "", "answer.empty"));
    } else if (!biller.empty() && text("biller") != biller) {
      faults.add(fault(source.name(), found->record, "", "answer.other-biller",
                       {{"found", text("biller")}, {"biller", std::string(biller)}}));
    } else if (request.file != nullptr) {
      faults.add(fault(source.name(), found->record, "", "answer.found-twice",
                       {{"file", request.file->name()},
                        {"record", std::to_string(request.record)},
                        {"line", std::to_string(request.line)}}));
    } else {
      request.file = &source;
      request.record = found->record;
      request.offset = found->offset + shape.length;
      request.length = found->tail_length;
      for (const std::string_view name : found_columns)
        request.values[std::string(name)] = text(name);
    }
  }
}

Result<Packed> EvidenceRequests::write(const FileSpec& spec, const FileSettings& settings,
                                       bool without, ByteSink& sink, PackFaults faults) {
  Refusals refusals;
  std::vector<std::string> columns(known_columns.begin(), known_columns.end());
  columns.insert(columns.end(), found_columns.begin(), found_columns.end());
  DocumentFile out(spec, std::move(columns), settings, sink, refusals);
  check_settings(spec, settings, refusals);
  for (const Request& request : requests_) {
    if (request.file == nullptr && !without)
      faults.add(fault(name_, request.line, "", "answer.not-found"));
    if (!faults.empty()) continue;
    std::string document;
    if (request.file != nullptr) {
      const auto part =
          part_of(*request.file, request.offset, request.length, request.file->name());
      auto read = read_all(*part, request.length);
      if (!read) return pass(read);
      document = std::move(*read);
    }
    if (const Status added = out.add(request.values, document, request.line); !added)
      return pass(added);
  }
  if (faults.empty())
    if (const Status finished = out.finish(); !finished) return pass(finished);
  faults.add(name_, refusals);
  return Packed{out.records(), out.data_records(), std::move(faults), {}};
}

}  // namespace kcms

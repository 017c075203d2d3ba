#include <kcms/files/parse.hpp>

#include <kcms/codec/document_digest.hpp>
#include <kcms/codec/fit_check.hpp>
#include <kcms/codec/guard.hpp>
#include <kcms/codec/record_kinds.hpp>
#include <kcms/codec/record_reader.hpp>
#include <kcms/codec/tail_reader.hpp>
#include <kcms/files/csv_printer.hpp>

#include <algorithm>
#include <utility>

namespace kcms {
namespace {

// Whether the document behind a record is asked for: a digest takes reading it.
bool shows_tail(const PrintColumns& columns, std::uint16_t record) {
  return std::ranges::any_of(columns.of(record), &PrintColumn::tail);
}

void count_unread(ParsedFile& parsed, std::uint64_t record) {
  ++parsed.not_understood;
  if (parsed.first_not_understood == 0) parsed.first_not_understood = record;
}

}  // namespace

FileParser::FileParser(ByteSink& sink, ParseOptions options, std::string version)
    : options_(std::move(options)),
      buffer_(sink),
      printer_(make_printer(options_, buffer_, std::move(version))) {}
FileParser::~FileParser() = default;

Status FileParser::announce(const FileSpec& spec, const std::string& name) {
  const auto columns = PrintColumns::make(spec, options_.records, options_.fields, options_.reveal);
  if (!columns) return pass(columns);
  if (options_.format != ParseFormat::csv) return done();
  std::string heading = csv_heading(*columns);
  if (heading_ && *heading_ != heading)
    return fail(Errc::usage, Phrase("parse.other-columns", {{"file", name}}));
  heading_ = std::move(heading);
  return done();
}

Status FileParser::finish() { return printer_->finish(); }

Status FileParser::print(const PrintedRecord& record, ParsedFile& parsed) {
  ++parsed.printed;
  return printer_->print(record);
}

Status FileParser::print(const Guard& guard, const RecordSpec& shape, const PrintedRecord& record,
                         std::size_t missing, ParsedFile& parsed) {
  if (!guard.conceals(shape, record.bytes, missing)) return print(record, parsed);
  ++parsed.doubted;
  const std::string seen =
      guard.guarded(shape, record.bytes, missing) + std::string(FieldText::slack, ' ');
  return print(
      {record.kind, std::string_view(seen).substr(0, record.bytes.size()), record.document},
      parsed);
}

Status FileParser::print_records(ByteSource& source, const FileSpec& spec,
                                 const PrintColumns& columns, ParsedFile& parsed) {
  const RecordKinds kinds(spec);
  const Guard guard(spec, options_.reveal);
  const std::vector<FitCheck> fits(spec.records.begin(), spec.records.end());
  RecordReader reader(source, spec);
  std::uint16_t kind = none;
  for (;;) {
    const auto batch = reader.next();
    if (!batch) return pass(batch);
    if (batch->count == 0 && reader.odd_line() == nullptr) break;
    if (batch->count == 0) count_unread(parsed, reader.odd_line()->record);
    parsed.records += std::max<std::size_t>(batch->count, 1);
    for (std::size_t i = 0; i < batch->count; ++i) {
      const auto bytes = batch->at(i, spec.length);
      if (kind == none || !kinds.is(kind, bytes)) kind = kinds.of(bytes);
      if (kind == none) count_unread(parsed, batch->record + i);
      if (kind == none || !columns.takes(kind)) continue;
      const PrintedRecord record{kind, bytes, {}};
      const bool plain = !guard.hides() || (batch->missing == 0 && fits[kind].all_fit(bytes));
      const auto printed = plain ? print(record, parsed)
                                 : print(guard, spec.records[kind], record, batch->missing, parsed);
      if (!printed) return printed;
    }
  }
  parsed.framing = reader.facts();
  parsed.lost_bytes = parsed.framing.left_over;
  return done();
}

Status FileParser::print_tailed(ByteSource& source, const FileSpec& spec,
                                const PrintColumns& columns, ParsedFile& parsed) {
  const Guard guard(spec, options_.reveal);
  TailReader reader(source, spec);
  bool sound = true;  // the record before
  for (;;) {
    const auto record = reader.next();
    if (!record) return pass(record);
    parsed.lost_bytes += reader.skipped();
    if (record->head.empty()) {
      if (reader.cut_off() && sound) count_unread(parsed, parsed.records);
      return done();
    }
    ++parsed.records;
    const bool whole =
        record->kind != none && record->head.size() == spec.records[record->kind].length;
    sound = whole;
    if (whole && spec.records[record->kind].part == Part::trailer) parsed.trailer_met = true;
    if (!whole) count_unread(parsed, record->record);
    if (whole && !record->length_borne_out && !reader.cut_off()) ++parsed.without_document;
    if (!whole || !columns.takes(record->kind)) continue;
    const std::string head = std::string(record->head) + std::string(FieldText::slack, ' ');
    const bool shows = record->length_believed && shows_tail(columns, record->kind);
    const auto document = shows ? document_digest(reader) : Result<std::string>();
    if (!document) return pass(document);
    const std::string_view bytes(head.data(), record->head.size());
    const auto printed =
        print(guard, spec.records[record->kind], {record->kind, bytes, *document}, 0, parsed);
    if (!printed) return printed;
  }
}

Result<ParsedFile> FileParser::parse(ByteSource& source, const FileSpec& spec) {
  const auto columns = PrintColumns::make(spec, options_.records, options_.fields, options_.reveal);
  if (!columns) return pass(columns);
  if (const auto begun = printer_->begin_file({source.name(), &spec}, *columns); !begun)
    return pass(begun);
  ParsedFile parsed;
  const auto printed = spec.has_tails() ? print_tailed(source, spec, *columns, parsed)
                                        : print_records(source, spec, *columns, parsed);
  if (!printed) return pass(printed);
  if (const auto ended = printer_->end_file(); !ended) return pass(ended);
  return parsed;
}

}  // namespace kcms

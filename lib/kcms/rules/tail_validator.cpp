#include <kcms/rules/tail_validator.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/document_digest.hpp>

#include <fmt/format.h>

#include <utility>

namespace kcms {

TailValidator::TailValidator(ByteSource& source, const FileSpec& spec, const Reference& reference,
                             const ValidateOptions& options, Recorder& recorder)
    : spec_(spec),
      recorder_(recorder),
      judge_(spec, reference, recorder, options.reveal, options.depth),
      sequence_(spec, recorder),
      totals_(spec, recorder),
      unique_(spec, judge_, source, options.uniqueness),
      reader_(source, spec),
      watched_(options.watched),
      observer_(options.observer) {
  if (options.evidence != nullptr)
    evidence_.emplace(spec, reference, *options.evidence, judge_, recorder, options.reveal);
}

Result<FileVerdict> TailValidator::run() {
  for (;;) {
    const auto found = reader_.next();
    if (!found) return pass(found);
    judge_skipped(*found);
    if (found->head.empty()) break;
    ++verdict_.records;
    if (found->record == watched_)
      if (const Status kept = watch(*found); !kept) return pass(kept);
    const bool whole = found->head.size() == spec_.records[found->kind].length;
    if (whole)
      if (const Status judged = judge(*found); !judged) return pass(judged);
    const auto judged = judge_tail(*found);
    if (!judged) return pass(judged);
    judge_cut_off(*found);
  }
  verdict_.framing.bytes = reader_.bytes();
  verdict_.framing.byte_order_mark = reader_.byte_order_mark_met();
  if (verdict_.framing.byte_order_mark) (void)recorder_.add(Rule::byte_order_mark, Place{});
  sequence_.finish(verdict_.records, verdict_.framing.bytes);
  totals_.finish();
  if (evidence_) evidence_->finish();
  if (const auto judged = unique_.finish(verdict_.framing); !judged) return pass(judged);
  return verdict_;
}

Status TailValidator::watch(const TailedRecord& found) {
  verdict_.watched = WatchedRecord{found.kind, found.offset, std::string(found.head), {}};
  if (found.kind == none || spec_.records[found.kind].tail.length_in == none ||
      !found.length_believed)
    return done();
  auto document = document_digest(reader_);
  if (!document) return pass(document);
  verdict_.watched->document = std::move(*document);
  return done();
}

Status TailValidator::judge(const TailedRecord& found) {
  const auto is_doubtful = [this](std::uint16_t field) { return judge_.at_fault(field); };
  const RecordAt record{found.kind, found.head, found.record, found.offset};
  const RecordSpec& shape = spec_.records[found.kind];
  if (shape.part == Part::data) ++verdict_.data_records;
  if (observer_ != nullptr)
    observer_->take(found.kind,
                    {found.head.data(), found.head.size(), 1, found.record, found.offset});
  if (!sequence_.take(record)) (void)judge_.miss();
  totals_.open(found.kind);
  judge_.examine(record);
  totals_.declare(record, is_doubtful);
  totals_.add(record, is_doubtful, judge_);
  unique_.note(record, is_doubtful);
  if (shape.tail.length_in != none) {
    const bool known = found.length_readable;
    totals_.add_blocks(found.kind, known ? std::optional(found.blocks) : std::nullopt);
    if (known && !found.length_believed) judge_length(record, found);
  }
  return evidence_ ? evidence_->take(record, found, reader_) : done();
}

void TailValidator::judge_length(const RecordAt& record, const TailedRecord& found) {
  const RecordSpec& shape = spec_.records[found.kind];
  const FieldSpec& field = shape.fields[shape.tail.length_in];
  Finding* finding = judge_.find(Rule::document_length, record, field);
  if (finding == nullptr) return;
  const std::uint64_t room = found.blocks * shape.tail.pad_to - shape.length;
  finding->values = {{"room", fmt::to_string(room)}};
}

void TailValidator::judge_skipped(const TailedRecord& found) {
  if (reader_.skipped() == 0) return;
  (void)sequence_.take_unknown();
  totals_.add_unknown();
  (void)judge_.pass_over();
  const std::uint64_t end = found.head.empty() ? reader_.bytes() : found.offset;
  Finding* finding =
      recorder_.add(Rule::bytes_skipped, {verdict_.records, end - reader_.skipped(), none, {}});
  if (finding != nullptr) finding->values = {{"bytes", fmt::to_string(reader_.skipped())}};
}

Status TailValidator::judge_tail(const TailedRecord& found) {
  bool blank = true;
  for (;;) {
    const auto piece = reader_.filler();
    if (!piece) return pass(piece);
    if (piece->empty()) break;
    blank = blank && all_of(*piece, ' ');
  }
  if (!blank) (void)recorder_.add(Rule::filler, {found.record, found.offset, none, {}, found.kind});
  return done();
}

void TailValidator::judge_cut_off(const TailedRecord& found) {
  if (!reader_.cut_off()) return;
  Finding* finding =
      recorder_.add(Rule::document_cut_off, {found.record, found.offset, none, {}, found.kind});
  if (finding != nullptr)
    finding->values = {{"bytes", fmt::to_string(reader_.bytes() - found.offset)}};
}

}  // namespace kcms

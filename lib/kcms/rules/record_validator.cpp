#include <kcms/rules/record_validator.hpp>

#include <kcms/charset/charset.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/rules/digits.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace kcms {
namespace {

bool may_run(const FileSpec& spec, std::uint16_t kind) {
  const RecordSpec& shape = spec.records[kind];
  return shape.part == Part::data && shape.totals.empty() && ((shape.follows >> kind) & 1) != 0;
}

Batch part_of(const Batch& batch, std::size_t first, std::size_t count) {
  return {batch.bytes + first * batch.stride, batch.stride, count, batch.record + first,
          batch.offset + first * batch.stride};
}

}  // namespace

RecordValidator::RecordValidator(ByteSource& source, const FileSpec& spec,
                                 const Reference& reference, const ValidateOptions& options,
                                 Recorder& recorder)
    : source_(source),
      spec_(spec),
      recorder_(recorder),
      kinds_(spec),
      judge_(spec, reference, recorder, options.reveal, options.depth, options.just_made),
      sequence_(spec, recorder),
      totals_(spec, recorder),
      unique_(spec, judge_, source, options.uniqueness),
      watched_(options.watched),
      observer_(options.observer) {
  for (std::uint16_t kind = 0; kind < spec.records.size(); ++kind)
    programs_.push_back(
        may_run(spec, kind) && !judge_.memory().needs(kind)
            ? std::make_unique<Program>(spec, kind, reference, judge_.memory(), options.depth)
            : nullptr);
}

Result<FileVerdict> RecordValidator::run() {
  RecordReader reader(source_, spec_);
  for (;;) {
    const auto batch = reader.next();
    if (!batch) return pass(batch);
    if (batch->count > 0)
      judge_batch(*batch);
    else if (const OddLine* line = reader.odd_line())
      judge_odd_line(*line);
    else
      break;
  }
  const FramingFacts& facts = reader.facts();
  sequence_.finish(verdict_.records, facts.bytes);
  totals_.finish();
  if (const auto judged = unique_.finish(facts); !judged) return pass(judged);
  judge_framing(facts);
  verdict_.framing = facts;
  return verdict_;
}

RecordAt RecordValidator::at(std::uint16_t kind, const Batch& batch, std::size_t i) const {
  return {kind, batch.at(i, spec_.length), batch.record + i, batch.offset + i * batch.stride,
          batch.missing};
}

void RecordValidator::watch(const Batch& batch) {
  if (watched_ < batch.record || watched_ - batch.record >= batch.count) return;
  const RecordAt record = at(none, batch, watched_ - batch.record);
  verdict_.watched = WatchedRecord{
      kinds_.of(record.bytes), record.offset, std::string(record.bytes), {}, record.missing};
}

void RecordValidator::judge_batch(const Batch& batch) {
  watch(batch);
  if (batch.missing > 0) note_stripped(batch);
  for (std::size_t i = 0; i < batch.count;) {
    const std::uint16_t kind = kinds_.of(batch.at(i, spec_.length));
    if (kind != none && programs_[kind] != nullptr && batch.missing == 0) {
      i += judge_run(kind, part_of(batch, i, std::min(run_length_, batch.count - i)));
      continue;
    }
    const RecordAt record = at(kind, batch, i);
    if (kind == none)
      judge_unknown(record);
    else
      judge_one(kind, record);
    if (kind != none) show(kind, part_of(batch, i, 1));
    ++i;
  }
}

bool RecordValidator::is_sound(Program& program, std::uint16_t kind, const char* record) {
  const FieldSpec* field = program.serial();
  if (field == nullptr || !judge_.checks_serials()) return true;
  return read_digits(record + field->offset, field->length) == judge_.serials(kind).expected();
}

std::size_t RecordValidator::judge_run(std::uint16_t kind, const Batch& run) {
  Program& program = *programs_[kind];
  program.mark(run, flags_.data());
  std::size_t taken = 0;
  for (bool steady = false; taken < run.count; ++taken) {
    const char* bytes = run.bytes + taken * run.stride;
    if (flags_[taken] == 0 && is_sound(program, kind, bytes)) {
      if (!steady) take_in_order(at(kind, run, taken));
      steady = sequence_.repeats(kind);
      judge_.serials(kind).advance(1);
      continue;
    }
    const std::uint16_t found = kinds_.of(run.at(taken, spec_.length));
    if (found != kind && found != none) break;
    flags_[taken] = 1;
    if (found == none)
      judge_unknown(at(none, run, taken));
    else
      judge_one(kind, at(kind, run, taken), &program.suspects(run.at(taken, spec_.length)));
    steady = sequence_.repeats(kind);
  }
  const Batch sound = part_of(run, 0, taken);
  totals_.add_sound(kind, sound, flags_.data());
  show(kind, sound);
  const auto clean = static_cast<std::uint64_t>(
      std::count(flags_.begin(), flags_.begin() + static_cast<long>(taken), 0));
  verdict_.records += clean;
  verdict_.data_records += clean;
  if (!unique_.empty())
    for (std::size_t i = 0; i < taken; ++i)
      if (flags_[i] == 0) unique_.note(at(kind, run, i), [](std::uint16_t) { return false; });
  run_length_ =
      taken < run.count ? std::max<std::size_t>(1, taken) : std::min(run_limit, 2 * run_length_);
  return taken;
}

void RecordValidator::judge_one(std::uint16_t kind, const RecordAt& record,
                                const Suspects* suspects) {
  const auto is_doubtful = [this](std::uint16_t field) { return judge_.at_fault(field); };
  ++verdict_.records;
  if (spec_.records[kind].part == Part::data) ++verdict_.data_records;
  take_in_order(record);
  totals_.open(kind);
  judge_.examine(record, suspects);
  totals_.declare(record, is_doubtful);
  totals_.add(record, is_doubtful, judge_);
  unique_.note(record, is_doubtful);
  if (spec_.records[kind].part != Part::data || judge_.memory().needs(kind)) bind();
}

void RecordValidator::bind() {
  for (const auto& program : programs_)
    if (program != nullptr) program->bind();
}

void RecordValidator::take_in_order(const RecordAt& record) {
  if (!sequence_.take(record) && judge_.miss()) bind();
}

void RecordValidator::judge_unknown(const RecordAt& record) {
  ++verdict_.records;
  const bool behind_the_end = sequence_.take_unknown();
  if (garbage_) return;
  const Rule rule = behind_the_end ? Rule::trailing_garbage : Rule::unknown_record;
  garbage_ = behind_the_end;
  (void)recorder_.add(rule, {record.number, record.offset, 0, {}});
  if (behind_the_end) return;
  totals_.add_unknown();
  if (judge_.pass_over()) bind();
}

// As far as somebody may want to see them; nothing where the source cannot be read again.
std::string RecordValidator::bytes_of(const OddLine& line) {
  if (!source_.size()) return {};
  std::string bytes(std::min<std::uint64_t>(line.length, std::uint64_t{2} * spec_.length), '\0');
  bytes.resize(source_.read_at(line.offset, bytes).value_or(0));
  if (spec_.charset == Charset::ebcdic_037) ebcdic_037_to_latin1(bytes);
  return bytes;
}

void RecordValidator::judge_odd_line(const OddLine& line) {
  if (line.record == watched_)
    verdict_.watched = WatchedRecord{none, line.offset, bytes_of(line), {}};
  ++verdict_.records;
  (void)sequence_.take_unknown();
  totals_.add_unknown();
  if (judge_.pass_over()) bind();
  Finding* finding = recorder_.add(Rule::odd_line, {line.record, line.offset, 0, {}});
  if (finding != nullptr)
    finding->values = {{"length", fmt::to_string(line.length)},
                       {"expected", fmt::to_string(spec_.length)}};
}

// One is told for all: the first, or the one that somebody looks at.
void RecordValidator::note_stripped(const Batch& batch) {
  if (stripped_at_.record != 0 && batch.record != watched_) return;
  stripped_at_ = {batch.record, batch.offset, 0, {}};
  missing_ = batch.missing;
}

void RecordValidator::judge_lines(const FramingFacts& facts) {
  if (facts.other_ends.count > 0)
    if (Finding* finding = recorder_.add(Rule::line_ends_mixed,
                                         {facts.other_ends.record, facts.other_ends.offset, 0, {}}))
      finding->values = {{"framing", std::string(name_in_schema(facts.framing))},
                         {"other", std::string(name_in_schema(facts.other_end))},
                         {"count", fmt::to_string(facts.other_ends.count)}};
  if (facts.stripped.count > 0)
    if (Finding* finding = recorder_.add(Rule::blanks_missing, stripped_at_))
      finding->values = {{"missing", fmt::to_string(missing_)},
                         {"length", fmt::to_string(spec_.length - missing_)},
                         {"expected", fmt::to_string(spec_.length)},
                         {"count", fmt::to_string(facts.stripped.count)}};
}

void RecordValidator::judge_framing(const FramingFacts& facts) {
  const Place whole{};
  if (facts.byte_order_mark) (void)recorder_.add(Rule::byte_order_mark, whole);
  judge_lines(facts);
  if (facts.left_over > 0)
    if (Finding* finding = recorder_.add(Rule::file_size, {0, facts.left_over_at, 0, {}}))
      finding->values = {{"bytes", fmt::to_string(facts.bytes)},
                         {"left", fmt::to_string(facts.left_over)},
                         {"length", fmt::to_string(spec_.length)}};
  const bool differs =
      facts.framing != spec_.framing || facts.open || facts.final_end != Framing::none;
  if (differs)
    if (Finding* finding = recorder_.add(Rule::line_ends, whole))
      finding->values = {{"framing", facts.text()}};
  if (facts.end_of_file_byte)
    if (Finding* finding = recorder_.add(Rule::end_of_file_byte, whole))
      finding->values = {{"framing", facts.text()}};
}

}  // namespace kcms

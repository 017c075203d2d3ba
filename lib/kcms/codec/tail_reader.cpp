#include <kcms/codec/tail_reader.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/blocks.hpp>
#include <kcms/codec/byte_window.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/codec/record_beliefs.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::uint64_t most_ahead = std::uint64_t{1} << 24;  // of a pipe, in memory
constexpr std::uint64_t no_place = ~std::uint64_t{0};
constexpr std::size_t searched_at_once = std::size_t{1} << 16;
// As many blanks are no accident: a document may have ended before them, whatever stands behind.
constexpr std::size_t telling_blanks = 8;

// Records begin at multiples of this from one another.
std::uint32_t step_of(const FileSpec& spec) {
  std::uint32_t step = spec.length;
  for (const RecordSpec& record : spec.records)
    if (record.tail.length_in != none) step = std::min(step, record.tail.pad_to);
  return std::max(step, 1U);
}

}  // namespace

// How far the place where a record should end looks like one.
enum class Ending : std::uint8_t {
  nowhere,  // no record, and not the end of the file
  likely,   // a record, but not the next of a row, or the end of the file: they are so for a length
            // too large as well
  sure,
};

// A stretch of the file where a record may stand.
struct RecordSearch {
  std::uint64_t from = 0;
  std::uint64_t until = 0;
  std::uint64_t due = 0;   // where the next record would stand if none was lost
  bool everywhere = true;  // at any byte; else only a whole block's distance, and only the next one
  bool forgets = false;    // what was passed over is not asked for again
};

struct TailReader::State {
  State(ByteSource& source_, const FileSpec& spec_)
      : source(source_), spec(spec_), step(step_of(spec_)), window(source_), beliefs(spec_) {}

  ByteSource& source;
  const FileSpec& spec;
  std::uint64_t step;
  ByteWindow window;
  RecordBeliefs beliefs;
  std::string head;
  std::uint64_t record = 0;        // number of the current record
  std::uint64_t cursor = 0;        // the next byte to be handed out
  std::uint64_t document_end = 0;  // of the current record
  std::uint64_t record_end = 0;
  std::uint64_t lost = 0;  // bytes behind the current record that may have held others
  bool cut = false;
  bool at_end = false;
  bool marked = false;
  std::uint64_t skipped = 0;

  [[nodiscard]] Result<bool> ends_before(std::uint64_t offset);
  [[nodiscard]] Result<Ending> ending_at(std::uint64_t offset);
  [[nodiscard]] Result<bool> is_filled();
  [[nodiscard]] Result<bool> is_one_lost_behind(std::uint64_t until);
  [[nodiscard]] Result<std::uint64_t> find_record(const RecordSearch& search);
  [[nodiscard]] Status open_tail(TailedRecord& found, const RecordSpec& shape);
  [[nodiscard]] Status end_elsewhere(TailedRecord& found, const RecordSpec& shape,
                                     std::uint64_t end);
  [[nodiscard]] Status find_next();
  [[nodiscard]] Status pass_over_mark();
  [[nodiscard]] Result<TailedRecord> open();
  [[nodiscard]] Result<std::string_view> piece(std::uint64_t until);
};

// Whether the source is over before `offset` bytes.
Result<bool> TailReader::State::ends_before(std::uint64_t offset) {
  if (offset == 0) return false;
  if (source.size()) return *source.size() < offset;
  const auto last = window.at(offset - 1, 1);
  if (!last) return pass(last);
  return last->empty();
}

Result<Ending> TailReader::State::ending_at(std::uint64_t offset) {
  const auto bytes = window.at(offset, spec.length);
  if (!bytes) return pass(bytes);
  if (beliefs.has_next_serial(*bytes)) return Ending::sure;
  if (!bytes->empty()) return beliefs.kind_of(*bytes) != none ? Ending::likely : Ending::nowhere;
  const auto over = ends_before(offset);
  if (!over) return pass(over);
  return *over ? Ending::nowhere : Ending::likely;
}

// Whether blanks alone stand behind the document, up to the next block.
Result<bool> TailReader::State::is_filled() {
  const auto filler = window.at(document_end, record_end - document_end);
  if (!filler) return pass(filler);
  return all_of(*filler, ' ');
}

// Where no record stands behind so many blanks that a document may have ended before them: whether
// the next one shows that a record was lost in between. Else the bytes in between may well be the
// document's own.
Result<bool> TailReader::State::is_one_lost_behind(std::uint64_t until) {
  if (record_end - document_end < telling_blanks) return false;
  const auto next = find_record({.from = record_end, .until = until, .due = record_end});
  if (!next) return pass(next);
  if (*next == until) return false;
  const auto bytes = window.at(*next, spec.length);
  if (!bytes) return pass(bytes);
  return beliefs.comes_after_a_lost_one(*bytes);
}

// The first place where a record may be believed to stand; `until`, or the end of the file, where
// there is none. What damage took away or added need not be whole blocks.
Result<std::uint64_t> TailReader::State::find_record(const RecordSearch& search) {
  const std::uint64_t stride = search.everywhere ? 1 : step;
  for (std::uint64_t at = search.from; at < search.until;) {
    if (search.forgets) window.forget(at);
    const auto bytes = window.at(at, searched_at_once + spec.length - 1);
    if (!bytes) return pass(bytes);
    if (bytes->empty()) break;
    const auto end =
        std::min<std::uint64_t>({at + searched_at_once, at + bytes->size(), search.until});
    const std::uint64_t begin = at;
    for (; at < end; at += stride) {
      auto place = static_cast<std::size_t>(at - begin);
      if (search.everywhere) place = beliefs.find(*bytes, place);
      at = begin + place;
      if (at >= end) break;
      const std::string_view found = bytes->substr(place, spec.length);
      const std::uint64_t missed = at > search.due ? (at - search.due + step - 1) / step : 0;
      if (search.everywhere ? beliefs.may_follow(found, missed) : beliefs.is_next(found)) return at;
    }
    if (search.everywhere) at = end;
  }
  return search.until;
}

// The record does not end where its length says: up to the next one, its bytes are nobody's.
Status TailReader::State::end_elsewhere(TailedRecord& found, const RecordSpec& shape,
                                        std::uint64_t end) {
  const auto next = window.at(end, spec.length);
  if (!next) return pass(next);
  found.length_believed = found.length_borne_out = false;
  if (!beliefs.is_next(*next)) {  // another record may have stood between
    lost = end - std::min(end, found.offset + step);
    found.blocks = step / shape.tail.pad_to;
  } else {
    found.blocks = (end - found.offset + shape.tail.pad_to - 1) / shape.tail.pad_to;
  }
  cursor = document_end = record_end = end;
  return done();
}

Status TailReader::State::open_tail(TailedRecord& found, const RecordSpec& shape) {
  const auto length = to_number(raw(shape.fields[shape.tail.length_in], head));
  found.length_readable = length.has_value();
  found.tail_length = length.value_or(0);
  found.blocks = blocks_of(shape, found.tail_length);
  document_end = cursor + found.tail_length;
  record_end = found.offset + found.blocks * shape.tail.pad_to;
  const bool looks = window.seeks() || record_end - found.offset <= most_ahead;
  if (!looks) return done();
  // At once with what stands behind: one read instead of two.
  const auto behind = window.at(document_end, record_end - document_end + spec.length);
  if (!behind) return pass(behind);
  const auto ending =
      found.length_readable ? ending_at(record_end) : Result<Ending>(Ending::nowhere);
  if (!ending) return pass(ending);
  const auto filled = is_filled();
  if (!filled) return pass(filled);
  found.length_borne_out = *filled && *ending != Ending::nowhere;
  if (*ending == Ending::sure) return done();
  const bool everywhere = *ending == Ending::nowhere;
  const std::uint64_t until = found.length_readable ? record_end : found.offset + most_ahead;
  const auto next = find_record({.from = everywhere ? cursor : found.offset + step,
                                 .until = until,
                                 .due = found.offset + step,
                                 .everywhere = everywhere});
  if (!next) return pass(next);
  if (*next != until) return end_elsewhere(found, shape, *next);
  const auto over = ends_before(record_end);
  if (!over) return pass(over);
  cut = *over;
  if (!found.length_readable) {
    found.length_believed = found.length_borne_out = false;
    cursor = document_end = record_end;
  } else if (everywhere && *filled && !cut) {
    const auto lost_behind = is_one_lost_behind(found.offset + most_ahead);
    if (!lost_behind) return pass(lost_behind);
    found.length_borne_out = *lost_behind;
  }
  return done();
}

// After damage: the next place where a record of the layout stands.
Status TailReader::State::find_next() {
  skipped = lost;
  lost = 0;
  const std::uint64_t from = record_end;
  const auto bytes = window.at(from, spec.length);
  if (!bytes) return pass(bytes);
  if (!bytes->empty() && beliefs.kind_of(*bytes) != none) return done();
  const auto next = find_record({.from = from, .until = no_place, .due = from, .forgets = true});
  if (!next) return pass(next);
  at_end = *next == no_place;
  const std::uint64_t end = at_end ? source.size().value_or(window.reached()) : *next;
  skipped += end - std::min(end, from);
  if (!at_end) record_end = end;
  return done();
}

// The mark that an editor put before the first record.
Status TailReader::State::pass_over_mark() {
  const auto bytes = window.at(0, spec.length);
  if (!bytes) return pass(bytes);
  marked = bytes->starts_with(utf_8_mark) && beliefs.kind_of(*bytes) == none;
  if (marked) record_end = utf_8_mark.size();
  return done();
}

Result<TailedRecord> TailReader::State::open() {
  const auto bytes = window.at(record_end, spec.length);
  if (!bytes) return pass(bytes);
  const std::uint16_t kind = beliefs.kind_of(*bytes);
  const RecordSpec& shape = spec.records[kind];
  head = bytes->substr(0, shape.length);
  TailedRecord found{.record = ++record, .offset = record_end, .kind = kind, .head = head};
  beliefs.learn(kind, head);
  cursor = document_end = record_end = found.offset + head.size();
  cut = head.size() != shape.length;
  if (!cut && shape.tail.length_in != none)
    if (const Status opened = open_tail(found, shape); !opened) return pass(opened);
  return found;
}

Result<std::string_view> TailReader::State::piece(std::uint64_t until) {
  if (cursor >= until) return std::string_view{};
  window.forget(cursor);
  const auto bytes = window.some(cursor);
  if (!bytes) return pass(bytes);
  const auto size =
      static_cast<std::size_t>(std::min<std::uint64_t>(until - cursor, bytes->size()));
  cut = cut || size == 0;
  cursor += size;
  return bytes->substr(0, size);
}

TailReader::TailReader(ByteSource& source, const FileSpec& spec)
    : state_(std::make_unique<State>(source, spec)) {}
TailReader::~TailReader() = default;

bool TailReader::cut_off() const noexcept { return state_->cut; }
bool TailReader::byte_order_mark_met() const noexcept { return state_->marked; }
std::uint64_t TailReader::skipped() const noexcept { return state_->skipped; }

std::uint64_t TailReader::bytes() const noexcept {
  const bool whole = state_->at_end || state_->cut;
  return whole ? state_->source.size().value_or(state_->window.reached()) : state_->cursor;
}

Result<TailedRecord> TailReader::next() {
  State& s = *state_;
  if (s.cut || s.at_end) {
    s.skipped = 0;
    return TailedRecord{};
  }
  s.window.forget(s.record_end == 0 ? 0 : s.record_end - 1);
  const auto over = s.ends_before(s.record_end);
  if (!over) return pass(over);
  s.cut = *over;
  if (s.cut) return TailedRecord{};
  if (s.record_end == 0)
    if (const auto passed = s.pass_over_mark(); !passed) return pass(passed);
  if (const auto found = s.find_next(); !found) return pass(found);
  if (s.at_end) return TailedRecord{};
  return s.open();
}

Result<std::string_view> TailReader::document() { return state_->piece(state_->document_end); }

Result<std::string_view> TailReader::filler() {
  State& s = *state_;
  s.cursor = std::max(s.cursor, s.document_end);
  return s.piece(s.record_end);
}

}  // namespace kcms

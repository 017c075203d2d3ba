#include <kcms/codec/record_reader.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>
#include <kcms/codec/line_shapes.hpp>

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t block = std::size_t{1} << 20;
constexpr std::size_t longest_ending = 5;  // a line end, the end-of-file byte, a line end
constexpr std::size_t samples = 64;  // records that are asked whether a block is what it seems
constexpr char end_of_file = 0x1A;
constexpr auto npos = std::string_view::npos;

void note(FramingFault& fault, std::uint64_t count, std::uint64_t record,
          std::uint64_t offset) noexcept {
  if (fault.count == 0) fault = {0, record, offset};
  fault.count += count;
}

}  // namespace

struct RecordReader::State {
  State(ByteSource& source_, const FileSpec& spec_)
      : source(source_),
        spec(spec_),
        shapes(spec_),
        buffer(std::max(block, 4 * std::size_t{spec_.length}) + reading_slack) {}

  ByteSource& source;
  const FileSpec& spec;
  LineShapes shapes;
  std::vector<char> buffer;
  std::size_t begin = 0;  // of what was not handed out yet
  std::size_t end = 0;
  std::uint64_t offset = 0;  // of buffer[begin] in the file
  std::uint64_t record = 1;  // number of the record there
  bool started = false;
  bool at_end = false;  // the source has no more
  bool finished = false;
  Framing ends = Framing::none;  // what follows the records that are being read
  FramingFacts facts;
  OddLine odd;
  std::string whole;  // a record whose blanks were put back

  [[nodiscard]] std::size_t stride() const { return spec.length + line_end(ends).size(); }
  [[nodiscard]] std::string_view unread() const { return {buffer.data() + begin, end - begin}; }
  [[nodiscard]] bool is_framed() const { return facts.framing != Framing::none; }
  [[nodiscard]] Framing end_at(std::size_t at) const {
    return line_end_at(unread(), at, spec.charset);
  }
  // Two records with all that may stand around them are in sight before anything is decided.
  [[nodiscard]] std::size_t sight() const { return 2 * (spec.length + longest_ending); }

  Status refill();
  void start();
  [[nodiscard]] std::size_t whole_records() const;
  [[nodiscard]] bool is_wary(std::size_t i) const;
  [[nodiscard]] std::size_t back_to_back(std::size_t most) const;
  [[nodiscard]] bool looks_unshifted(std::size_t most) const;
  [[nodiscard]] bool is_line_end_between(std::size_t at) const;
  [[nodiscard]] bool is_after_record(std::string_view bytes) const;
  [[nodiscard]] bool is_stripped_line(std::size_t at) const;
  [[nodiscard]] bool is_joined() const;
  bool change_ends();
  Batch hand_out(std::size_t count);
  void pass_over(std::size_t bytes);
  void note_other_end(std::uint64_t count, std::uint64_t number, std::uint64_t at, Framing found);
  std::optional<Batch> take_ending();
  std::optional<Batch> take_stripped_line();
  Status skip_line();
  Batch finish(std::size_t count);
};

// Moves what is left to the front and fills up behind it.
Status RecordReader::State::refill() {
  std::memmove(buffer.data(), buffer.data() + begin, end - begin);
  end -= begin;
  begin = 0;
  const std::span<char> room(buffer.data() + end, buffer.size() - reading_slack - end);
  const auto got = source.read(room);
  if (!got) return pass(got);
  if (spec.charset == Charset::ebcdic_037) ebcdic_037_to_latin1(room.first(*got));
  at_end = *got < room.size();
  facts.bytes += *got;
  end += *got;
  std::memset(buffer.data() + end, 0, reading_slack);
  return done();
}

void RecordReader::State::start() {
  started = true;
  facts.byte_order_mark = shapes.begins_with_mark(unread());
  if (facts.byte_order_mark) pass_over(utf_8_mark.size());
  facts.framing = shapes.framing_of(unread());
  ends = facts.framing;
}

void RecordReader::State::pass_over(std::size_t bytes) {
  begin += bytes;
  offset += bytes;
}

// How many records stand unread with their line ends where they belong.
std::size_t RecordReader::State::whole_records() const {
  const std::string_view end_mark = line_end(ends);
  const std::size_t step = stride();
  const std::size_t most = unread().size() / step;
  if (end_mark.empty()) return back_to_back(most);
  const char* at = buffer.data() + begin + spec.length;
  const bool lone = ends == Framing::cr;  // that of CR LF is another line end
  std::size_t count = 0;
  while (count < most && std::memcmp(at, end_mark.data(), end_mark.size()) == 0 &&
         !(lone && at[1] == '\n')) {
    if (is_wary(count) && is_stripped_line(count * step)) break;
    at += step;
    ++count;
  }
  return count;
}

// Short lines may add up to a record, so that a line end stands where that of a record would. Where
// lines are short, each record is looked into; as long as none was, the first is.
bool RecordReader::State::is_wary(std::size_t i) const {
  return facts.stripped.count > 0 || record + i == 1;
}

// Of `most` records without line ends those before the first that is none.
std::size_t RecordReader::State::back_to_back(std::size_t most) const {
  if (most == 0 || !shapes.is_tagged()) return most;
  const std::size_t length = spec.length;
  if (!is_framed() && looks_unshifted(most)) return most;
  for (std::size_t i = 0; i < most; ++i) {
    const std::size_t at = i * length;
    if (is_line_end_between(at) || is_stripped_line(at)) return i;
    if (is_framed() && i > 0 && !shapes.begins_record(unread().substr(at))) return i;
  }
  return most;
}

// Whether `bytes` are what may follow a record: another one or the end.
bool RecordReader::State::is_after_record(std::string_view bytes) const {
  return bytes.empty() || bytes.front() == end_of_file || shapes.begins_record(bytes);
}

// Whether a line that lacks its trailing blanks stands at `at`, and behind it a record or the end.
bool RecordReader::State::is_stripped_line(std::size_t at) const {
  const std::string_view here = unread().substr(at);
  const std::size_t length = find_line_end(here.substr(0, spec.length), spec.charset);
  if (length == npos || !shapes.is_stripped(here.substr(0, length))) return false;
  const std::string_view behind = here.substr(length + line_end(end_at(at + length)).size());
  return is_after_record(behind);
}

// Whether each of some records among `most` begins as one, and no line end is in or behind the
// last. A line end between records shifts all that follow: so a few tell, and all need not be
// asked.
bool RecordReader::State::looks_unshifted(std::size_t most) const {
  const std::size_t step = std::max<std::size_t>(1, most / samples);
  for (std::size_t i = most - 1;; i -= step) {
    if (!shapes.begins_record(unread().substr(i * spec.length))) return false;
    if (i < step) break;
  }
  return find_line_end(unread().substr((most - 1) * spec.length, spec.length + 1), spec.charset) ==
         npos;
}

// Whether a line end stands at `at`, and behind it a record or, where there is one after the last,
// the end.
bool RecordReader::State::is_line_end_between(std::size_t at) const {
  const Framing found = end_at(at);
  if (found == Framing::none || !shapes.is_tagged()) return false;
  const std::string_view behind = unread().substr(at + line_end(found).size());
  return is_framed() ? is_after_record(behind) : shapes.begins_record(behind);
}

// Whether two records stand here with nothing between them.
bool RecordReader::State::is_joined() const {
  const std::size_t length = spec.length;
  if (!shapes.is_tagged() || unread().size() <= length ||
      !shapes.begins_record(unread().substr(length)))
    return false;
  if (find_line_end(unread().substr(0, length), spec.charset) != npos) return false;
  if (is_stripped_line(length)) return true;
  if (unread().size() < 2 * length) return false;
  const std::string_view behind = unread().substr(2 * length);
  return is_after_record(behind) || end_at(2 * length) != Framing::none;
}

// Sees which line ends the next records have, where they differ from those before; false where none
// can be seen.
bool RecordReader::State::change_ends() {
  if (ends == Framing::none && record > 1 && is_line_end_between(0)) {  // it ends the record before
    const Framing found = end_at(0);
    if (found == facts.framing)
      --facts.other_ends.count;
    else if (!is_framed())
      note_other_end(1, record - 1, offset - spec.length, found);
    pass_over(line_end(found).size());
    ends = is_framed() ? facts.framing : end_at(spec.length);
    return true;
  }
  const Framing before = ends;
  if (is_stripped_line(0)) {
    if (before == Framing::none) ends = facts.framing;
    return false;
  }
  const Framing found = end_at(spec.length);
  if (found != Framing::none && before != Framing::none)
    ends = found;
  else if (is_joined())
    ends = Framing::none;
  else if (before == Framing::none)
    ends = facts.framing;
  return ends != before;
}

void RecordReader::State::note_other_end(std::uint64_t count, std::uint64_t number,
                                         std::uint64_t at, Framing found) {
  if (facts.other_ends.count == 0) facts.other_end = found;
  note(facts.other_ends, count, number, at);
}

Batch RecordReader::State::hand_out(std::size_t count) {
  const Batch batch{buffer.data() + begin, stride(), count, record, offset};
  if (ends != facts.framing && count > 0) note_other_end(count, record, offset, ends);
  pass_over(std::min(count * stride(), unread().size()));
  record += count;
  return batch;
}

Batch RecordReader::State::finish(std::size_t count) {
  ends = facts.framing;
  const Batch last = hand_out(count);
  finished = true;
  facts.left_over_at = offset;
  return last;
}

// The end of the file, perhaps with a record before it; nothing where a line stands there.
std::optional<Batch> RecordReader::State::take_ending() {
  if (is_stripped_line(0)) return std::nullopt;
  facts.left_over = 0;
  if (read_ending(unread(), spec.length, spec.charset, ends, facts)) return finish(1);
  if (facts.left_over == 0) return finish(0);
  const std::size_t length = find_line_end(unread(), spec.charset);
  const bool is_line = ends != Framing::none && length != npos;
  std::string_view line = unread().substr(0, length);
  if (line.ends_with(end_of_file)) line.remove_suffix(1);
  const bool is_stripped = shapes.is_stripped(line) && (length != npos || shapes.begins_last(line));
  if (!is_line && !is_stripped && !is_line_end_between(0)) return finish(0);
  facts.left_over = 0;
  return std::nullopt;
}

// A line that is a record but for blanks missing at its end; nothing where it is none. Such a line
// is in sight as a whole.
std::optional<Batch> RecordReader::State::take_stripped_line() {
  std::string_view line = unread().substr(0, find_line_end(unread(), spec.charset));
  const Framing found = end_at(line.size());
  const std::size_t taken = line.size() + line_end(found).size();
  const bool last = at_end && (taken == unread().size() || unread()[taken] == end_of_file);
  const bool marked = last && line.ends_with(end_of_file);
  if (marked) line.remove_suffix(1);
  if (!shapes.is_stripped(line)) return std::nullopt;
  if (found == Framing::none && !shapes.begins_last(line))
    return std::nullopt;  // the file was cut off

  const std::size_t missing = spec.length - line.size();
  if (facts.stripped.count == 0) facts.first_missing = missing;
  note(facts.stripped, 1, record, offset);
  facts.end_of_file_byte = marked;
  if (marked) facts.behind_it = found;
  if (marked || found == Framing::none)
    facts.open = is_framed();
  else if (last && !is_framed() && ends == Framing::none)
    facts.final_end = found;
  else if (found != facts.framing)
    note_other_end(1, record, offset, found);
  whole = line;
  whole.resize(spec.length, ' ');
  whole.resize(spec.length + reading_slack, '\0');
  const Batch batch{whole.data(), spec.length, 1, record++, offset, missing};
  pass_over(taken);
  return batch;
}

// Passes over a line of the wrong length, up to and with its line end if it has one. It may be
// longer than the buffer.
Status RecordReader::State::skip_line() {
  odd = {record++, offset, 0};
  for (;;) {
    const std::size_t length = std::min(find_line_end(unread(), spec.charset), unread().size());
    const bool in_sight = length + 1 < unread().size() || at_end;  // of CR LF both
    const Framing found = in_sight ? end_at(length) : Framing::none;
    odd.length += length;
    pass_over(length + line_end(found).size());
    if (found != Framing::none && is_framed() && found != facts.framing)
      note_other_end(1, odd.record, odd.offset, found);
    if (found != Framing::none || (at_end && unread().empty())) return done();
    if (const auto filled = refill(); !filled) return pass(filled);
  }
}

RecordReader::RecordReader(ByteSource& source, const FileSpec& spec)
    : state_(std::make_unique<State>(source, spec)) {}
RecordReader::~RecordReader() = default;

const OddLine* RecordReader::odd_line() const noexcept {
  return state_->odd.record == 0 ? nullptr : &state_->odd;
}

const FramingFacts& RecordReader::facts() const noexcept { return state_->facts; }

Result<Batch> RecordReader::next() {
  State& s = *state_;
  s.odd = {};
  if (s.finished) return s.hand_out(0);
  do {
    if (s.unread().size() < s.sight() && !s.at_end)
      if (const auto filled = s.refill(); !filled) return pass(filled);
    if (!s.started) s.start();
    if (const std::size_t count = s.whole_records(); count > 0) return s.hand_out(count);
  } while (s.change_ends());

  if (s.at_end && s.unread().size() < s.stride() + longest_ending)
    if (const auto last = s.take_ending()) return *last;
  if (const auto stripped = s.take_stripped_line()) return *stripped;
  if (const auto skipped = s.skip_line(); !skipped) return pass(skipped);
  return s.hand_out(0);
}

}  // namespace kcms

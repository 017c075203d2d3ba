#include <kcms/codec/record_reader.hpp>

#include <kcms/charset/charset.hpp>

#include <algorithm>
#include <cstring>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t block = std::size_t{1} << 20;

}  // namespace

struct RecordReader::State {
  State(ByteSource& source_, const FileSpec& spec_)
      : source(source_), spec(spec_), buffer(std::max(block, 4 * std::size_t{spec_.length}) + reading_slack) {}

  ByteSource& source;
  const FileSpec& spec;
  std::vector<char> buffer;
  std::size_t begin = 0;  // of what was not handed out yet
  std::size_t end = 0;
  std::uint64_t offset = 0;  // of buffer[begin] in the file
  std::uint64_t record = 1;  // number of the record there
  bool started = false;
  bool at_end = false;       // the source has no more
  bool finished = false;
  FramingFacts facts;
  OddLine odd;

  [[nodiscard]] std::size_t stride() const { return spec.length + line_end(facts.framing).size(); }
  [[nodiscard]] std::string_view unread() const { return {buffer.data() + begin, end - begin}; }

  Status refill();
  std::size_t whole_records() const;
  Batch hand_out(std::size_t count);
  Status skip_line();
  void finish();
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

// How many records stand unread with their line ends where they belong.
std::size_t RecordReader::State::whole_records() const {
  const std::string_view end_mark = line_end(facts.framing);
  const std::size_t step = stride();
  const std::size_t most = unread().size() / step;
  if (end_mark.empty()) return most;
  const char* at = buffer.data() + begin + spec.length;
  std::size_t count = 0;
  while (count < most && std::memcmp(at, end_mark.data(), end_mark.size()) == 0) {
    at += step;
    ++count;
  }
  return count;
}

Batch RecordReader::State::hand_out(std::size_t count) {
  const Batch batch{buffer.data() + begin, stride(), count, record, offset};
  const std::size_t taken = std::min(count * stride(), unread().size());
  begin += taken;
  offset += taken;
  record += count;
  return batch;
}

// Passes over a line of the wrong length, up to and with its line end if it has one. It may be longer than the buffer.
Status RecordReader::State::skip_line() {
  odd = {record++, offset, 0};
  for (bool carriage = false;;) {
    const std::size_t newline = unread().find('\n');
    const bool ended = newline != std::string_view::npos;
    const std::size_t length = ended ? newline : unread().size();
    if (length > 0) carriage = unread()[length - 1] == '\r';
    const std::size_t taken = length + (ended ? 1U : 0U);
    begin += taken;
    offset += taken;
    odd.length += length - (ended && carriage ? 1U : 0U);
    if (ended || at_end) return done();
    if (const auto filled = refill(); !filled) return pass(filled);
  }
}

void RecordReader::State::finish() {
  finished = true;
  facts.left_over_at = offset;
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
  if (s.unread().size() < 2 * s.stride() && !s.at_end)
    if (const auto filled = s.refill(); !filled) return pass(filled);
  if (!s.started) s.facts.framing = detect_framing(s.unread(), s.spec.length);
  s.started = true;

  if (const std::size_t count = s.whole_records(); count > 0) return s.hand_out(count);
  if (s.at_end && s.unread().size() < s.stride() + 2) {
    if (read_ending(s.unread(), s.spec.length, s.facts)) {
      const Batch last = s.hand_out(1);
      s.finish();
      return last;
    }
    const bool damaged_line = s.facts.framing != Framing::none && s.facts.left_over > 0;
    if (!damaged_line || s.unread().find('\n') == std::string_view::npos) {
      s.finish();
      return s.hand_out(0);
    }
    s.facts.left_over = 0;
  }
  if (const auto skipped = s.skip_line(); !skipped) return pass(skipped);
  return s.hand_out(0);
}

}  // namespace kcms

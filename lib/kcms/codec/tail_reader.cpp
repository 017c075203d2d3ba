#include <kcms/codec/tail_reader.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/record_kinds.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>
#include <cstring>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t block = std::size_t{1} << 18;

}  // namespace

struct TailReader::State {
  State(ByteSource& source_, const FileSpec& spec_)
      : source(source_), spec(spec_), kinds(spec_), buffer(std::max(block, 4 * std::size_t{spec_.length})),
        blocks(spec_.records.size()) {}

  ByteSource& source;
  const FileSpec& spec;
  RecordKinds kinds;
  std::vector<char> buffer;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool at_end = false;
  std::uint64_t offset = 0;         // of buffer[begin]
  std::uint64_t record = 0;         // number of the current record
  std::uint64_t document_left = 0;  // of the current record
  std::uint64_t filler_left = 0;
  bool cut = false;
  std::uint64_t skipped = 0;
  std::vector<std::uint64_t> blocks;

  [[nodiscard]] std::string_view unread() const { return {buffer.data() + begin, end - begin}; }
  Status want(std::size_t size);
  std::string_view take(std::size_t size);
  Result<std::string_view> piece(std::uint64_t& left);
  Status skip_rest();
  Status find_next();
  TailedRecord open(std::uint16_t kind);
};

// Sees to it that `size` bytes stand unread, or all there are.
Status TailReader::State::want(std::size_t size) {
  if (end - begin >= size || at_end) return done();
  std::memmove(buffer.data(), buffer.data() + begin, end - begin);
  end -= begin;
  begin = 0;
  const auto got = source.read(std::span(buffer).subspan(end));
  if (!got) return pass(got);
  at_end = *got < buffer.size() - end;
  end += *got;
  return done();
}

std::string_view TailReader::State::take(std::size_t size) {
  const std::string_view taken = unread().substr(0, size);
  begin += taken.size();
  offset += taken.size();
  return taken;
}

Result<std::string_view> TailReader::State::piece(std::uint64_t& left) {
  if (left == 0) return std::string_view{};
  if (const auto there = want(1); !there) return pass(there);
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left, unread().size()));
  cut = cut || size == 0;
  left = size == 0 ? 0 : left - size;
  return take(size);
}

Status TailReader::State::skip_rest() {
  for (std::uint64_t* left : {&document_left, &filler_left})
    while (*left > 0)
      if (const auto passed = piece(*left); !passed) return pass(passed);
  return done();
}

// After damage: the next place at a whole record's distance where a record of the layout stands.
Status TailReader::State::find_next() {
  skipped = 0;
  for (;;) {
    if (const auto there = want(spec.length); !there) return pass(there);
    if (unread().empty() || kinds.of(unread()) != none) return done();
    skipped += take(spec.length).size();
  }
}

TailedRecord TailReader::State::open(std::uint16_t kind) {
  const RecordSpec& shape = spec.records[kind];
  TailedRecord found{.record = ++record, .offset = offset, .kind = kind, .head = unread().substr(0, shape.length)};
  const bool whole = found.head.size() == shape.length;
  cut = !whole;
  std::uint64_t size = shape.length;
  if (shape.tail.length_in != none && whole) {
    const auto length = to_number(raw(shape.fields[shape.tail.length_in], found.head));
    found.length_readable = length.has_value();
    found.tail_length = length.value_or(0);
    document_left = found.tail_length;
    const std::uint64_t step = shape.tail.pad_to;
    size = (shape.length + found.tail_length + step - 1) / step * step;
    filler_left = size - shape.length - found.tail_length;
    blocks[kind] += size / step;
  }
  return found;
}

TailReader::TailReader(ByteSource& source, const FileSpec& spec) : state_(std::make_unique<State>(source, spec)) {}
TailReader::~TailReader() = default;

bool TailReader::cut_off() const noexcept { return state_->cut; }
std::uint64_t TailReader::skipped() const noexcept { return state_->skipped; }
std::uint64_t TailReader::bytes() const noexcept { return state_->offset; }
std::uint64_t TailReader::blocks(std::uint16_t kind) const noexcept { return state_->blocks[kind]; }

Result<TailedRecord> TailReader::next() {
  State& s = *state_;
  if (const auto passed = s.skip_rest(); !passed) return pass(passed);
  if (s.cut) return TailedRecord{};
  if (const auto found = s.find_next(); !found) return pass(found);
  if (s.unread().empty()) return TailedRecord{};
  const TailedRecord record = s.open(s.kinds.of(s.unread()));
  // The head stays where it is in the buffer until the next read; only the place moves on.
  (void)s.take(record.head.size());
  return record;
}

Result<std::string_view> TailReader::document() { return state_->piece(state_->document_left); }

Result<std::string_view> TailReader::filler() {
  State& s = *state_;
  while (s.document_left > 0)
    if (const auto passed = s.piece(s.document_left); !passed) return pass(passed);
  return s.piece(s.filler_left);
}

}  // namespace kcms

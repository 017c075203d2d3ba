#include "record_view.hpp"
#include "visible.hpp"

#include <kcms/charset/charset.hpp>
#include <kcms/codec/guard.hpp>
#include <kcms/codec/line_shapes.hpp>
#include <kcms/codec/record_kinds.hpp>

#include <algorithm>
#include <optional>

namespace kcms {
namespace {

constexpr std::string_view margin = "    ";

// A record read again; `kind` is none where it is no record of the layout.
struct SeenRecord {
  std::uint16_t kind = none;
  std::string bytes;
  std::size_t missing = 0;  // of them, blanks at the end that the file lacks
};

std::optional<SeenRecord> read_again(const FileSpec& spec, ByteSource& source, std::uint64_t offset,
                                     std::size_t length) {
  SeenRecord seen;
  seen.bytes.resize(length + 1);  // one more: a line end may tell that all is there
  if (!source.size()) return std::nullopt;
  const auto got = source.read_at(offset, seen.bytes);
  if (!got) return std::nullopt;
  seen.bytes.resize(*got);
  if (spec.charset == Charset::ebcdic_037) ebcdic_037_to_latin1(seen.bytes);
  if (length == spec.length) seen.missing = LineShapes(spec).restore(seen.bytes);
  seen.bytes.resize(std::min(length, seen.bytes.size()));
  return seen;
}

// The record that a finding is about. Where the file lacks the end of a record, the place of a
// field there is that end, from which the record cannot be found: nothing is shown then.
std::optional<SeenRecord> see(const FileSpec& spec, ByteSource& source, const Place& place) {
  if (place.record == 0) return std::nullopt;
  std::uint64_t offset = place.offset;
  std::size_t length = spec.length;
  if (place.kind != none) {
    const RecordSpec& record = spec.records[place.kind];
    const std::uint16_t field = record.find(place.field);
    if (field != none) offset -= std::min<std::uint64_t>(offset, record.fields[field].offset);
    length = record.length;
  }
  auto seen = read_again(spec, source, offset, length);
  if (!seen || place.kind == none) return seen;
  if (!RecordKinds(spec).is(place.kind, seen->bytes)) return std::nullopt;
  seen->kind = place.kind;
  return seen;
}

// The first `fields` fields of a record, side by side.
std::string line_of(const FileSpec& spec, const SeenRecord& seen, std::size_t fields,
                    Reveal reveal) {
  std::string line;
  for (const FieldSpec& field : spec.records[seen.kind].fields.first(fields))
    if (field.offset < seen.bytes.size())
      line += visible_field(field, raw(field, seen.bytes), spec.charset, reveal, Blanks::plain);
  return line;
}

std::string caret(const FileSpec& spec, const SeenRecord& seen, std::string_view name,
                  const Words& words) {
  const RecordSpec& record = spec.records[seen.kind];
  const std::uint16_t at = record.find(name);
  if (at == none) return {};
  const FieldSpec& field = record.fields[at];
  const std::size_t before = columns(line_of(spec, seen, at, Reveal::no));
  const std::size_t wide = columns(line_of(spec, seen, at + std::size_t{1}, Reveal::no)) - before;
  const std::string marks = '^' + std::string(wide > 1 ? wide - 1 : 0, '~');
  return std::string(before, ' ') + marks + " " +
         words.say("validate.bytes", {{"first", std::to_string(field.offset)},
                                      {"last", std::to_string(field.offset + field.length - 1)}});
}

}  // namespace

std::string caret_lines(const FileSpec& spec, ByteSource& source, const Place& place, Reveal reveal,
                        const Words& words) {
  auto seen = see(spec, source, place);
  if (!seen) return {};
  std::string text(margin);
  if (seen->kind == none) {  // a secret may stand anywhere in it
    if (reveal == Reveal::no) return {};
    return text + visible(seen->bytes, spec.charset, Blanks::plain) + '\n';
  }
  seen->bytes = Guard(spec, reveal).guarded(spec.records[seen->kind], seen->bytes, seen->missing);
  text += line_of(spec, *seen, spec.records[seen->kind].fields.size(), reveal) + '\n';
  const std::string below = caret(spec, *seen, place.field, words);
  return below.empty() ? text : text + std::string(margin) + below + '\n';
}

}  // namespace kcms

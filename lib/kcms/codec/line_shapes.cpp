#include <kcms/codec/line_shapes.hpp>

#include <kcms/base/text.hpp>
#include <kcms/codec/framing.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr char end_of_file = 0x1A;

bool has_tag(const RecordSpec& record) {
  return std::ranges::any_of(record.fields, &FieldSpec::tag);
}

bool may_be_blank(const FieldSpec& field) noexcept {
  if (field.constant) return all_of(field.is, ' ');
  return field.mode != Mode::binary && (field.optional || field.blank_if.field != none);
}

// Whether a value of `length` bytes may be all there is of a field, the rest blanks.
bool may_end_at(const FieldSpec& field, std::size_t length) noexcept {
  if (field.constant) return all_of(field.is.substr(length), ' ');
  switch (field.form) {
    case Form::word:
    case Form::free:
    case Form::digits:
    case Form::text:
    case Form::code:
      return field.mode != Mode::numeric;
    default:
      return false;
  }
}

}  // namespace

LineShapes::LineShapes(const FileSpec& spec)
    : spec_(spec),
      kinds_(spec),
      tagged_(!spec.records.empty() && std::ranges::all_of(spec.records, has_tag)) {}

bool LineShapes::begins_record(std::string_view bytes) const noexcept {
  return kinds_.of(bytes) != none;
}

bool LineShapes::begins_last(std::string_view bytes) const noexcept {
  const std::uint16_t kind = kinds_.of(bytes);
  return kind != none && ((spec_.last >> kind) & 1) != 0;
}

bool LineShapes::is_stripped(std::string_view line) const noexcept {
  if (line.empty() || line.back() == ' ' || line.size() >= spec_.length) return false;
  const std::uint16_t kind = kinds_.of(line);
  if (kind == none) return false;
  return std::ranges::all_of(spec_.records[kind].fields, [&](const FieldSpec& field) {
    if (field.offset + field.length <= line.size()) return true;
    return field.offset < line.size() ? may_end_at(field, line.size() - field.offset)
                                      : may_be_blank(field);
  });
}

bool LineShapes::begins_with_mark(std::string_view head) const noexcept {
  return spec_.charset != Charset::ebcdic_037 && head.starts_with(utf_8_mark) &&
         !(tagged_ && begins_record(head));
}

// A byte behind the first record may be a line end by chance, where any byte may stand in a record.
bool LineShapes::is_sure(std::string_view head, Framing end) const noexcept {
  if (end == Framing::lf || end == Framing::crlf) return true;
  const std::string_view next = head.substr(spec_.length + line_end(end).size());
  if (next.empty()) return true;
  return tagged_ ? begins_record(next) : line_end_at(next, spec_.length, spec_.charset) == end;
}

Framing LineShapes::framing_of(std::string_view head) const noexcept {
  const std::string_view front = head.substr(0, find_line_end(head, spec_.charset));
  const Framing end = line_end_at(head, spec_.length, spec_.charset);
  if (end != Framing::none && is_sure(head, end) && !is_stripped(front)) return end;
  for (int i = 0; i < 2; ++i) {  // the first line may be the damaged one: ask the second too
    const std::size_t length = find_line_end(head, spec_.charset);
    if (length == std::string_view::npos || length > 3 * std::size_t{spec_.length}) break;
    const Framing found = line_end_at(head, length, spec_.charset);
    const std::string_view line = head.substr(0, length);
    const std::string_view next = head.substr(length + line_end(found).size());
    if (length == spec_.length && is_sure(head, found)) return found;
    if (tagged_ && is_stripped(line) && (next.empty() || begins_record(next))) return found;
    head = next;
  }
  return Framing::none;
}

std::size_t LineShapes::restore(std::string& ahead) const {
  if (line_end_at(ahead, spec_.length, spec_.charset) != Framing::none) return 0;
  std::string_view line(ahead);
  line = line.substr(0, find_line_end(line, spec_.charset));
  if (line.ends_with(end_of_file)) line.remove_suffix(1);
  if (!is_stripped(line)) return 0;
  const std::size_t length = line.size();
  ahead.resize(length);
  ahead.resize(spec_.length, ' ');
  return spec_.length - length;
}

}  // namespace kcms

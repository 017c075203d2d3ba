#include <kcms/codec/file_marks.hpp>

#include <kcms/base/text.hpp>
#include <kcms/charset/charset.hpp>
#include <kcms/codec/dates.hpp>
#include <kcms/codec/framing.hpp>
#include <kcms/codec/value.hpp>

#include <algorithm>

namespace kcms {

bool is_mark(const FieldSpec& field) noexcept { return field.constant && !all_of(field.is, ' '); }

bool is_marked(const FieldSpec& field, std::string_view bytes) noexcept {
  return bytes.size() >= field.offset + field.length && raw(field, bytes) == field.is;
}

std::string in_charset_of(const FileSpec& spec, std::string_view bytes) {
  if (spec.charset != Charset::ebcdic_037 && bytes.starts_with(utf_8_mark))
    bytes.remove_prefix(utf_8_mark.size());
  std::string text(bytes);
  if (spec.charset == Charset::ebcdic_037) ebcdic_037_to_latin1(text);
  return text;
}

std::string_view name_in(const FileSpec& spec, const RecordSpec& record,
                         std::string_view bytes) noexcept {
  for (const FieldSpec& field : record.fields) {
    if (field.form != Form::file_name || bytes.size() < field.offset + field.length) continue;
    const std::string_view name = trim_right(raw(field, bytes));
    if (name.size() == spec.kind.size() + 4 && name.starts_with(spec.kind) &&
        all_digits(name.substr(spec.kind.size())))
      return name;
  }
  return {};
}

std::size_t constants_in(const RecordSpec& record, std::string_view bytes) noexcept {
  std::size_t matched = 0;
  for (const FieldSpec& field : record.fields) {
    if (!is_mark(field)) continue;
    if (is_marked(field, bytes))
      matched += field.length;
    else if (field.tag)
      return 0;
  }
  return matched;
}

std::size_t fit(const FileSpec& spec, std::string_view head) noexcept {
  std::size_t best = 0;
  for (std::size_t r = 0; r < spec.records.size(); ++r) {
    const RecordSpec& record = spec.records[r];
    if (((spec.first >> r) & 1) == 0) continue;
    const bool has_name = !name_in(spec, record, head).empty();
    best = std::max(best, constants_in(record, head) + (has_name ? self_named : 0));
  }
  const bool names_itself = std::ranges::any_of(spec.records, [](const RecordSpec& record) {
    return std::ranges::any_of(record.fields,
                               [](const FieldSpec& f) { return f.form == Form::file_name; });
  });
  return names_itself && best < self_named ? 0 : best;
}

Fits best_fits(const Registry& registry, std::string_view head) {
  Fits found;
  auto& [best, most] = found;
  for (const FileSpec* spec : registry.all()) {
    const std::size_t score = fit(*spec, in_charset_of(*spec, head));
    if (score == 0 || score < most) continue;
    if (score > most) best.clear();
    most = score;
    if (best.empty() || best.back()->kind != spec->kind) best.push_back(spec);
  }
  return found;
}

std::optional<Date> date_in(const FileSpec& spec, std::string_view head) noexcept {
  if (!spec.date || spec.date.record >= 64 || ((spec.first >> spec.date.record) & 1) == 0)
    return std::nullopt;
  const FieldSpec& field = spec.at(spec.date);
  if (head.size() < field.offset + field.length) return std::nullopt;
  return read_date(field.form, raw(field, head));
}

Result<std::string> read_ending_of(ByteSource& source) {
  if (!source.size()) return std::string{};
  std::string ending(std::min<std::uint64_t>(*source.size(), marked_size), '\0');
  const auto got = source.read_at(*source.size() - ending.size(), ending);
  if (!got) return pass(got);
  ending.resize(*got);
  return ending;
}

std::string last_record(const FileSpec& spec, std::string_view ending) {
  std::string text = in_charset_of(spec, ending);
  const std::string_view line_ends = spec.charset == Charset::ebcdic_037 ? "\r\n\x85" : "\r\n";
  const std::string behind = std::string(line_ends) + '\x1A';
  text.resize(text.find_last_not_of(behind) + 1);  // npos + 1 is 0
  const std::size_t line = text.find_last_of(line_ends) + 1;
  if (line != 0 && text.size() - line < spec.length) {
    text.erase(0, line);
    text.resize(spec.length, ' ');
  }
  return text.size() < spec.length ? "" : text.substr(text.size() - spec.length);
}

}  // namespace kcms

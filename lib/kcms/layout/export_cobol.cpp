#include <kcms/base/text.hpp>
#include <kcms/layout/cobol_words.hpp>
#include <kcms/layout/export.hpp>
#include <kcms/layout/names.hpp>
#include <kcms/layout/registry.hpp>
#include <kcms/layout/value_shape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t last_column = 72;  // of fixed format
constexpr std::string_view comment_mark = "      * ";
constexpr std::size_t longest_name = 30;
constexpr std::uint32_t longest_number = 18;  // digits, as every compiler takes them

// Names as COBOL takes them, each once.
class CobolNames {
 public:
  [[nodiscard]] std::string add(std::string_view name) {
    std::string wanted = spelt(name);
    if (is_cobol_word(wanted)) wanted = cut(wanted, longest_name - suffix.size()).append(suffix);
    std::string unique = cut(wanted, longest_name);
    for (int number = 2; std::ranges::find(taken_, unique) != taken_.end(); ++number)
      unique = fmt::format("{}-{}", cut(wanted, longest_name - 4), number);
    return taken_.emplace_back(unique);
  }

 private:
  static constexpr std::string_view suffix = "-FIELD";

  // Letters, digits and single hyphens between them.
  [[nodiscard]] static std::string spelt(std::string_view name) {
    std::string text;
    for (const char c : name) {
      if (is_letter(c) || is_digit(c))
        text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      else if (!text.empty() && text.back() != '-')
        text += '-';
    }
    return std::string{trim_right(text, '-')};
  }
  [[nodiscard]] static std::string cut(std::string_view name, std::size_t length) {
    return std::string{trim_right(name.substr(0, length), '-')};
  }

  std::vector<std::string> taken_;
};

// A comment of one line; what does not fit is left out, at the end of a character.
std::string comment(std::string_view text) {
  std::string line = std::string{comment_mark} + one_line(text);
  if (line.size() > last_column) {
    std::size_t end = last_column;
    while ((static_cast<unsigned char>(line[end]) & 0xc0U) == 0x80U) --end;
    line.resize(end);
  }
  return std::string{trim_right(line)} + "\n";
}

// Both titles, on two lines where one is too short for them.
std::string titles(std::string_view number, const Bilingual& title) {
  const std::string korean = fmt::format("{} {}", number, title.ko);
  const std::string both = fmt::format("{}: {}", korean, title.en);
  if (both.size() + comment_mark.size() <= last_column) return comment(both);
  return comment(korean) + comment(fmt::format("{:{}} {}", "", number.size(), title.en));
}

// A field that may be blank is no number to COBOL.
bool is_number(const FieldSpec& field) noexcept {
  return field.mode == Mode::numeric && !field.optional && field.blank_if.field == none &&
         field.length <= longest_number;
}

// A name for a value of the field above; none where the value cannot be written on one line.
std::string condition_name(const std::string& name, const FieldSpec& field,
                           std::string_view value) {
  const bool plain =
      std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~' && c != '"'; });
  if (!plain || value.empty() || value.size() > last_column - 55) return "";
  const std::string literal =
      is_number(field) && all_digits(value) ? std::string{value} : fmt::format("\"{}\"", value);
  return fmt::format("           88  {:<30} VALUE {}.\n", name, literal);
}

std::string field_of(CobolNames& names, const FieldSpec& field) {
  std::string text = titles(field.number, field.title);
  const bool unnamed = field.name == "filler" && field.constant;
  const std::string name = unnamed ? "FILLER" : names.add(field.name);
  text += fmt::format("           05  {:<30} PIC {}({}).\n", name, is_number(field) ? '9' : 'X',
                      field.length);
  if (field.tag) text += condition_name(names.add(name + "-FITS"), field, field.is);
  for (const CodeValue& value : field.codes)
    text += condition_name(
        names.add(fmt::format("{}-{}", name, value.word.empty() ? value.code : value.word)), field,
        value.code);
  return text;
}

// What of the tail stands in the same block, so that a file is read block by block.
std::string tail_of(CobolNames& names, const FileSpec& spec, const RecordSpec& record) {
  const TailSpec& tail = record.tail;
  std::string text = titles(tail.number, tail.title);
  text += comment(fmt::format("The rest follows, padded to a multiple of {} bytes.", tail.pad_to));
  if (spec.length <= record.length) return text;
  return text + fmt::format("           05  {:<30} PIC X({}).\n", names.add(tail.name),
                            spec.length - record.length);
}

std::string record_of(CobolNames& record_names, const FileSpec& spec, const RecordSpec& record) {
  std::string text = comment("") + comment(fmt::format("{}: {}", record.title.ko, record.title.en));
  text += fmt::format("       01  {}.\n",
                      record_names.add(fmt::format("{}-{}", spec.kind, record.name)));
  CobolNames names;
  for (const FieldSpec& field : record.fields) text += field_of(names, field);
  if (record.tail.length_in != none) text += tail_of(names, spec, record);
  return text;
}

}  // namespace

std::string export_cobol(const FileSpec& spec) {
  std::string text = comment(fmt::format("{}: {}", layout_id(spec), spec.title.ko));
  text += comment(spec.title.en);
  text +=
      comment(fmt::format("Source ({}): {}", name_in_schema(spec.source.grade), spec.source.text));
  text += comment("Made by kcms layout export. To be copied below an FD, where the");
  text += comment(fmt::format("records share one place of {} bytes ({}).", spec.length,
                              name_in_schema(spec.charset)));
  if (spec.framing != Framing::none)
    text += comment("The file has line ends: ORGANIZATION IS LINE SEQUENTIAL.");
  CobolNames names;
  for (const RecordSpec& record : spec.records) text += record_of(names, spec, record);
  return text;
}

}  // namespace kcms

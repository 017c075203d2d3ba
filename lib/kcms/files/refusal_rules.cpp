#include <kcms/files/refusal_rules.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>
#include <iterator>
#include <vector>

namespace kcms {

namespace {

struct Row {
  std::string_view key;
  std::string_view rule;
};

constexpr Row rows[] = {
    {"value.not-letters", "field-letters"},
    {"value.not-digits", "field-digits"},
    {"value.not-printable", "field-characters"},
    {"value.not-text", "text-control"},
    {"value.wrong-length", "field-length"},
    {"value.not-hex", "not-hexadecimal"},
    {"value.hex-length", "not-hexadecimal"},
    {"value.not-encodable", "not-in-charset"},
    {"value.too-long", "too-long"},
};

}  // namespace

std::string_view rule_of(std::string_view key) noexcept {
  const auto* const row = std::ranges::find(rows, key, &Row::key);
  return row == std::end(rows) ? "computed-value" : row->rule;
}

std::string_view rule_of_other(const FieldSpec& field) noexcept {
  if (field.form == Form::serial && !field.constant) return "serial-out-of-order";
  if (!field.constant) return "computed-value";
  if (all_of(field.is, ' ')) return "field-blank";
  return all_of(field.is, '0') ? "field-zero" : "field-constant";
}

Phrase reason_for(const FieldSpec& field, Phrase error) {
  const auto is_character = [](const auto& value) { return value.first == "character"; };
  if (field.is_hidden() && std::erase_if(error.values, is_character) != 0)
    error.key = "value.hidden-character";
  return error;
}

std::string excerpt(std::string value) {
  constexpr std::size_t most = 60;
  if (value.size() <= most) return value;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return value.substr(0, end) + "…";
}

}  // namespace kcms

#include <kcms/files/row_form.hpp>

#include <algorithm>

namespace kcms {

namespace {

using namespace std::string_view_literals;

// .xlsx is a ZIP archive, .xls a compound document.
bool is_spreadsheet(std::string_view head) noexcept {
  return head.starts_with("PK\x03\x04"sv) || head.starts_with("\xD0\xCF\x11\xE0"sv);
}

// With a byte order mark, or by the zeros that stand beside every ASCII character.
bool is_utf16(std::string_view head) noexcept {
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) return true;
  return head.size() > 1 && (head[0] == '\0') != (head[1] == '\0');
}

std::string_view key_of_line(std::string_view line) noexcept {
  const auto count = [line](char c) { return std::ranges::count(line, c); };
  if (count('\t') > count(',')) return "rows.tabs";
  if (count(';') > count(',')) return "rows.semicolons";
  const auto carriage = line.find('\r');
  if (carriage != std::string_view::npos && carriage + 1 < line.size())
    return "rows.carriage-returns";
  return {};
}

std::string_view key_of(std::string_view head) noexcept {
  if (is_spreadsheet(head)) return "rows.spreadsheet";
  if (is_utf16(head)) return "rows.utf-16";
  const auto begin = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  if (head.substr(begin).starts_with('{')) return {};
  const auto line = head.substr(begin);
  return key_of_line(line.substr(0, line.find('\n')));
}

}  // namespace

Status check_form(std::string_view head, const std::string& name) {
  const auto key = key_of(head);
  return key.empty() ? done() : Status(fail(Errc::data, Phrase(key, {{"file", name}})));
}

}  // namespace kcms

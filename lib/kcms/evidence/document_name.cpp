#include <kcms/evidence/document_name.hpp>

#include <kcms/base/text.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::size_t longest_name = 255;  // as file systems have it

bool is_plain(char c) noexcept { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }

void append_safely(std::string& name, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(c))
      name += c;
    else
      (name += '%').append({digits[byte >> 4U], digits[byte & 15U]});
  }
}

bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }

}  // namespace

std::string document_name(std::string_view payer_number, std::string_view extension) {
  std::string name;
  append_safely(name, payer_number);
  if (name.empty()) name += '%';
  if (extension.empty()) return name;
  name += '.';
  append_safely(name, extension);
  return name;
}

bool is_safe_name(std::string_view name) noexcept {
  if (name.empty() || name.size() > longest_name || name.front() == '.') return false;
  const auto leads_away = [](char c) { return c == '/' || c == '\\' || is_control(c); };
  return std::ranges::none_of(name, leads_away) && is_utf8(name);
}

bool is_passed_over(std::string_view name) noexcept {
  return (name.starts_with(".") && name != "." && !name.starts_with("..")) ||
         name.ends_with(".tmp") || name.ends_with(".part");
}

std::string_view extension_of(std::string_view name) noexcept {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
}

std::string_view stem_of(std::string_view name) noexcept { return name.substr(0, name.rfind('.')); }

}  // namespace kcms

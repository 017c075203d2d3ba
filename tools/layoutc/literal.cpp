#include "literal.hpp"

#include <kcms/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kcms::layoutc {
namespace {

// Words that a field or rule may be called, but nothing in C++.
constexpr std::array<std::string_view, 20> keywords{
    "auto", "case",     "class",   "const",  "default",  "delete", "double",
    "else", "export",   "float",   "for",    "if",       "int",    "long",
    "new",  "operator", "private", "public", "register", "switch"};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string quoted(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (is_control(c)) {
      literal += fmt::format("\\{:03o}", static_cast<unsigned>(static_cast<unsigned char>(c)));
      continue;
    }
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal + "\"";
}

std::string raw_literal(std::string_view text) {
  std::string delimiter = "toml";
  while (text.find(")" + delimiter + "\"") != std::string_view::npos) delimiter += "_";
  return fmt::format("R\"{0}({1}){0}\"", delimiter, text);
}

std::string identifier(std::string_view name) {
  std::string text{name};
  std::ranges::replace(text, '-', '_');
  const bool begins_with_digit = !text.empty() && is_digit(text.front());
  const bool taken = std::ranges::find(keywords, std::string_view{text}) != keywords.end();
  if (begins_with_digit) text.insert(text.begin(), '_');
  return taken ? text + "_" : text;
}

std::string camel_case(std::string_view name) {
  std::string text;
  bool begins = true;
  for (const char c : name) {
    if (c != '_') text += begins ? upper(c) : c;
    begins = c == '_';
  }
  return text;
}

std::string joined(const std::vector<std::string>& items, std::string_view between) {
  return fmt::format("{}", fmt::join(items, between));
}

void Initializer::member(std::string_view name, std::string_view value) {
  text_ += fmt::format("{}.{} = {}", empty_ ? "" : ", ", name, value);
  empty_ = false;
}
void Initializer::text(std::string_view name, std::string_view value) {
  if (!value.empty()) member(name, quoted(value));
}
void Initializer::number(std::string_view name, std::uint64_t value, std::uint64_t usual) {
  if (value != usual) member(name, fmt::format("{}U", value));
}
void Initializer::list(std::string_view name, std::string_view array) {
  if (array != "{}") member(name, array);
}
void Initializer::flag(std::string_view name, bool value) {
  if (value) member(name, "true");
}

}  // namespace kcms::layoutc

// C++ text for values: literals, names, lists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kcms::layoutc {

[[nodiscard]] std::string quoted(std::string_view text);  // "\"a\""
[[nodiscard]] std::string raw_literal(
    std::string_view text);  // as it is, between delimiters that it does not hold
[[nodiscard]] std::string identifier(
    std::string_view name);  // "serial-out-of-order" → serial_out_of_order
[[nodiscard]] std::string camel_case(std::string_view name);  // "batch_header" → BatchHeader
[[nodiscard]] std::string joined(const std::vector<std::string>& items, std::string_view between);

// "{.name = …, .length = …}", with the members that were given; those left out keep their defaults.
class Initializer {
 public:
  explicit Initializer(std::string_view type) : text_(std::string{type} + "{") {}

  void member(std::string_view name, std::string_view value);
  void text(std::string_view name, std::string_view value);  // left out where empty
  void number(std::string_view name, std::uint64_t value, std::uint64_t usual = 0);
  void list(std::string_view name, std::string_view array);  // left out where it is {}
  void flag(std::string_view name, bool value);
  [[nodiscard]] std::string done() const { return text_ + "}"; }

 private:
  std::string text_;
  bool empty_ = true;
};

}  // namespace kcms::layoutc

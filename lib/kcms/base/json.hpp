// JSON out and in. The only file that knows the JSON library.
#pragma once

#include <kcms/base/result.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kcms {

// Appends `utf8` as a JSON string with its quotes. Broken UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view utf8);

enum class JsonStyle : std::uint8_t { compact, indented };

// Writes one document front to back; keys stand in the order in which they are given. Appends to
// `out`, which must outlive the writer and may be emptied at any time: a document need never be in
// memory as a whole.
class JsonWriter {
 public:
  JsonWriter(std::string& out, JsonStyle style) : out_(&out), style_(style) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& begin_list() { return open('['); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& end_list() { return close(']'); }

  // Names the value that comes next; in objects only.
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view{text}); }
  JsonWriter& value(const std::string& text) { return value(std::string_view{text}); }
  template <std::integral Number>
  JsonWriter& value(Number number) {
    if constexpr (std::same_as<Number, bool>) return bare(number ? "true" : "false");
    return bare(std::to_string(number));
  }

  template <class Value>
  JsonWriter& member(std::string_view name, const Value& given) {
    return key(name).value(given);
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& bare(std::string_view text);
  void separate();
  void break_line();

  std::string* out_;
  JsonStyle style_;
  std::vector<bool> filled_;  // for each open object or list: has it a member yet
  bool named_ = false;        // a key stands before the next value
};

// One object of texts, in its own order.
using JsonRow = std::vector<std::pair<std::string, std::string>>;

// Reads one line of NDJSON: an object whose values are strings, or whole numbers, which are taken
// as they are spelt. Anything else is Errc::data: "document.json-syntax" {column},
// "document.json-not-an-object", "document.json-bad-value" {key} {found}, "document.json-twice"
// {key}, "document.json-many-keys" {most}.
[[nodiscard]] Result<JsonRow> read_json_row(std::string_view line);

}  // namespace kcms

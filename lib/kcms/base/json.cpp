#include <kcms/base/json.hpp>

#include <kcms/base/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace kcms {
namespace {

using nlohmann::json;

// Of one object: each is compared with all before it.
constexpr std::size_t most_keys = 1024;

// What a byte asks of a string that holds it.
enum : std::uint8_t { nothing = 0, escape = 1, decode = 2 };

constexpr std::array<std::uint8_t, 256> needs = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = escape;
  for (std::size_t c = 0x7f; c < table.size(); ++c) table[c] = c == 0x7f ? escape : decode;
  table['"'] = escape;
  table['\\'] = escape;
  return table;
}();

std::uint8_t needs_of(std::string_view text) noexcept {
  unsigned all = nothing;
  for (const char c : text) all |= needs[static_cast<unsigned char>(c)];
  return static_cast<std::uint8_t>(all);
}

// Takes the library's events for one flat object; the first fault ends the reading.
class RowHandler final : public nlohmann::json_sax<json> {
 public:
  bool null() override { return refuse("null"); }
  bool boolean(bool /*value*/) override { return refuse("boolean"); }
  bool number_integer(number_integer_t number) override { return take(std::to_string(number)); }
  bool number_unsigned(number_unsigned_t number) override { return take(std::to_string(number)); }
  // A whole number of more than 64 bits comes here too, with its spelling.
  bool number_float(number_float_t /*number*/, const string_t& spelling) override {
    return all_digits(spelling) ? take(spelling) : refuse("float");
  }
  bool string(string_t& text) override { return take(text); }
  bool binary(binary_t& /*value*/) override { return refuse("binary"); }

  bool start_object(std::size_t /*members*/) override {
    if (inside_) return refuse("table");
    inside_ = true;
    return true;
  }
  bool key(string_t& name) override {
    if (std::ranges::find(row_, name, &JsonRow::value_type::first) != row_.end())
      return refuse(Phrase{"document.json-twice", {{"key", name}}});
    if (row_.size() == most_keys)
      return refuse(Phrase{"document.json-many-keys", {{"most", std::to_string(most_keys)}}});
    row_.emplace_back(name, "");
    return true;
  }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*values*/) override { return refuse("list"); }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const json::exception& /*fault*/) override {
    return refuse(Phrase{"document.json-syntax", {{"column", std::to_string(position)}}});
  }

  [[nodiscard]] Result<JsonRow> finish() {
    if (fault_) return fail(Errc::data, std::move(*fault_));
    return std::move(row_);
  }

 private:
  bool take(std::string text) {
    if (!inside_) return refuse(Phrase{"document.json-not-an-object"});
    row_.back().second = std::move(text);
    return true;
  }
  bool refuse(std::string_view type) {
    if (!inside_) return refuse(Phrase{"document.json-not-an-object"});
    return refuse(Phrase{"document.json-bad-value",
                         {{"key", row_.back().first}, {"found", std::string{type}}}});
  }
  bool refuse(Phrase phrase) {
    if (!fault_) fault_ = std::move(phrase);
    return false;
  }

  JsonRow row_;
  bool inside_ = false;
  std::optional<Phrase> fault_;
};

}  // namespace

// The library escapes; nearly no text needs it.
void append_json_string(std::string& out, std::string_view utf8) {
  const std::uint8_t need = needs_of(utf8);
  if ((need & escape) != 0 || (need != nothing && !is_utf8(utf8))) {
    out += json(utf8).dump(-1, ' ', false, json::error_handler_t::replace);
    return;
  }
  out += '"';
  out += utf8;
  out += '"';
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(*out_, name);
  *out_ += style_ == JsonStyle::indented ? ": " : ":";
  named_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(*out_, text);
  return *this;
}

JsonWriter& JsonWriter::bare(std::string_view text) {
  separate();
  *out_ += text;
  return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  *out_ += bracket;
  filled_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) break_line();
  *out_ += bracket;
  if (filled_.empty() && style_ == JsonStyle::indented) *out_ += '\n';
  return *this;
}

// What stands between the thing before and the one that comes.
void JsonWriter::separate() {
  if (std::exchange(named_, false) || filled_.empty()) return;
  if (filled_.back()) *out_ += ',';
  filled_.back() = true;
  break_line();
}

void JsonWriter::break_line() {
  if (style_ == JsonStyle::compact) return;
  *out_ += '\n';
  out_->append(filled_.size() * 2, ' ');
}

Result<JsonRow> read_json_row(std::string_view line) {
  RowHandler handler;
  static_cast<void>(json::sax_parse(line, &handler));  // false where the handler holds a fault
  return handler.finish();
}

}  // namespace kcms

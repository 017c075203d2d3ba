#include <kcms/codec/framing.hpp>

namespace kcms {
namespace {

constexpr char end_of_file = 0x1A;

bool ends_a_record(std::string_view head, std::size_t at) noexcept {
  return at < head.size() && head[at] == '\n';
}

Framing kind_of_end(std::string_view head, std::size_t newline) noexcept {
  return newline > 0 && head[newline - 1] == '\r' ? Framing::crlf : Framing::lf;
}

// Takes `end` off the front of `rest` if it stands there.
bool take(std::string_view& rest, std::string_view end) noexcept {
  if (end.empty() || !rest.starts_with(end)) return false;
  rest.remove_prefix(end.size());
  return true;
}

void take_final_end(std::string_view& rest, FramingFacts& facts) noexcept {
  for (const std::string_view end : {std::string_view("\r\n"), std::string_view("\n")}) {
    if (!rest.starts_with(end)) continue;
    facts.final_end = end;
    rest.remove_prefix(end.size());
    return;
  }
}

}  // namespace

std::string FramingFacts::text() const {
  constexpr std::string_view names[] = {"none", "lf", "crlf"};
  std::string text(names[static_cast<std::size_t>(framing)]);
  if (open) text += ",open";
  if (final_end == "\n") text += ",final-lf";
  if (final_end == "\r\n") text += ",final-crlf";
  if (end_of_file_byte) text += ",1a";
  return text;
}

std::optional<FramingFacts> parse_framing(std::string_view text) {
  for (const Framing framing : {Framing::none, Framing::lf, Framing::crlf})
    for (const bool open : {false, true})
      for (const std::string_view final_end : {"", "\n", "\r\n"})
        for (const bool end_byte : {false, true}) {
          const bool framed = framing != Framing::none;
          if ((open && !framed) || (!final_end.empty() && framed)) continue;
          const FramingFacts facts{.framing = framing, .open = open, .final_end = final_end,
                                   .end_of_file_byte = end_byte};
          if (facts.text() == text) return facts;
        }
  return std::nullopt;
}

Framing detect_framing(std::string_view head, std::size_t record_length) noexcept {
  if (ends_a_record(head, record_length)) return Framing::lf;
  if (ends_a_record(head, record_length + 1) && head[record_length] == '\r') return Framing::crlf;
  const std::size_t newline = head.find('\n');  // the first line may be the damaged one: ask the second
  if (newline == std::string_view::npos || newline > 3 * record_length) return Framing::none;
  const Framing framing = kind_of_end(head, newline);
  const std::size_t next = newline + record_length + line_end(framing).size();
  return ends_a_record(head, next) && kind_of_end(head, next) == framing ? framing : Framing::none;
}

bool read_ending(std::string_view rest, std::size_t record_length, FramingFacts& facts) noexcept {
  const bool framed = facts.framing != Framing::none;
  const bool open = framed && rest.size() >= record_length;
  const std::string_view whole = rest;
  if (open) rest.remove_prefix(record_length);
  if (!framed) take_final_end(rest, facts);
  facts.end_of_file_byte = take(rest, std::string_view(&end_of_file, 1));
  if (rest.empty()) {
    facts.open = open;
    return open;
  }
  facts.final_end = {};
  facts.end_of_file_byte = false;
  facts.left_over = whole.size();
  return false;
}

}  // namespace kcms

#include <kcms/codec/framing.hpp>

#include <kcms/layout/names.hpp>

namespace kcms {
namespace {

constexpr char end_of_file = 0x1A;

// Takes a line end off the front of `rest`, if one stands there.
Framing take_line_end(std::string_view& rest, Charset charset) noexcept {
  const Framing end = line_end_at(rest, 0, charset);
  rest.remove_prefix(line_end(end).size());
  return end;
}

}  // namespace

std::string FramingFacts::text() const {
  std::string text(name_in_schema(framing));
  if (open) text += ",open";
  if (final_end != Framing::none) text.append(",final-").append(name_in_schema(final_end));
  if (end_of_file_byte) text += ",1a";
  if (behind_it != Framing::none) text.append("-").append(name_in_schema(behind_it));
  return text;
}

std::optional<FramingFacts> parse_framing(std::string_view text) {
  for (const auto& framing : names_of<Framing>) {
    for (const bool open : {false, true}) {
      for (const auto& final_end : names_of<Framing>) {
        for (const bool end_byte : {false, true}) {
          for (const auto& behind : names_of<Framing>) {
            const bool framed = framing.value != Framing::none;
            if ((open && !framed) || (framed && final_end.value != Framing::none)) continue;
            if (behind.value != Framing::none && !end_byte) continue;
            FramingFacts facts;
            facts.framing = framing.value;
            facts.open = open;
            facts.final_end = final_end.value;
            facts.end_of_file_byte = end_byte;
            facts.behind_it = behind.value;
            if (facts.text() == text) return facts;
          }
        }
      }
    }
  }
  return std::nullopt;
}

bool read_ending(std::string_view rest, std::size_t record_length, Charset charset, Framing ends,
                 FramingFacts& facts) noexcept {
  const bool open = ends != Framing::none && rest.size() >= record_length;
  const std::string_view whole = rest;
  FramingFacts found = facts;
  if (open) rest.remove_prefix(record_length);
  if (ends == Framing::none && facts.framing == Framing::none && facts.final_end == Framing::none)
    found.final_end = take_line_end(rest, charset);
  if (rest.starts_with(end_of_file)) {
    found.end_of_file_byte = true;
    rest.remove_prefix(1);
    found.behind_it = take_line_end(rest, charset);
  }
  if (!rest.empty()) {
    facts.left_over = whole.size();
    return false;
  }
  facts = found;
  facts.open = facts.open || (open && facts.framing != Framing::none);
  return open;
}

Framing line_end_at(std::string_view bytes, std::size_t at, Charset charset) noexcept {
  if (at >= bytes.size()) return Framing::none;
  switch (bytes[at]) {
    case '\n':
      return at > 0 && bytes[at - 1] == '\r' ? Framing::none : Framing::lf;
    case '\r':
      return at + 1 < bytes.size() && bytes[at + 1] == '\n' ? Framing::crlf : Framing::cr;
    case '\x85':
      return charset == Charset::ebcdic_037 ? Framing::nel : Framing::none;
    default:
      return Framing::none;
  }
}

std::size_t find_line_end(std::string_view bytes, Charset charset) noexcept {
  std::size_t first = std::string_view::npos;
  for (const char end :
       charset == Charset::ebcdic_037 ? std::string_view("\n\r\x85") : std::string_view("\n\r"))
    if (const std::size_t at = bytes.substr(0, first).find(end); at != std::string_view::npos)
      first = at;
  return first;
}

}  // namespace kcms

// How records are kept apart in a file, as found at its head and at its end.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kcms {

// How a file is cut.
struct FramingFacts {
  Framing framing = Framing::none;
  bool open = false;               // framed, but no line end after the last record
  std::string_view final_end;      // not framed, yet a line end ("\n" or "\r\n") after the last record
  bool end_of_file_byte = false;   // 0x1A after the last record
  std::uint64_t left_over = 0;     // bytes after the last whole record that are none of the above
  std::uint64_t left_over_at = 0;  // their offset
  std::uint64_t bytes = 0;         // of the file

  // As --framing takes it: "none", "lf" or "crlf", then ",open", ",final-lf" or ",final-crlf", then ",1a".
  [[nodiscard]] std::string text() const;
};

// The facts that a --framing option spells; nothing where it spells none.
[[nodiscard]] std::optional<FramingFacts> parse_framing(std::string_view text);

[[nodiscard]] constexpr std::string_view line_end(Framing framing) noexcept {
  if (framing == Framing::lf) return "\n";
  if (framing == Framing::crlf) return "\r\n";
  return "";
}

// What the head of a file (its first records) is framed by.
[[nodiscard]] Framing detect_framing(std::string_view head, std::size_t record_length) noexcept;

// Reads what stands after the last whole record into `facts`; `rest` is shorter than a framed record.
// True where it begins with a record that merely lacks its line end.
[[nodiscard]] bool read_ending(std::string_view rest, std::size_t record_length, FramingFacts& facts) noexcept;

}  // namespace kcms

// How records are kept apart in a file, as found at its head and at its end.
#pragma once

#include <kcms/layout/layout.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kcms {

// Records that share a fault of the framing: how many, and the first of them.
struct FramingFault {
  std::uint64_t count = 0;
  std::uint64_t record = 0;
  std::uint64_t offset = 0;
};

inline constexpr std::string_view utf_8_mark = "\xEF\xBB\xBF";  // that editors put before UTF-8

// How a file is cut.
struct FramingFacts {
  Framing framing = Framing::none;    // of the first records
  bool open = false;                  // framed, but no line end after the last record
  Framing final_end = Framing::none;  // not framed, yet this line end after the last record
  bool end_of_file_byte = false;      // 0x1A after the last record
  Framing behind_it = Framing::none;  // this line end after that byte
  bool byte_order_mark = false;       // the three bytes of UTF-8 before the first record
  FramingFault other_ends;            // records whose line end is not that of the first ones
  Framing other_end = Framing::none;  // of the first of those
  FramingFault stripped;              // records that lack their trailing blanks
  std::uint64_t first_missing = 0;    // how many the first of those lacks
  std::uint64_t left_over = 0;     // bytes after the last whole record that are none of the above
  std::uint64_t left_over_at = 0;  // their offset
  std::uint64_t bytes = 0;         // of the file

  // As --framing takes it: "none", "lf", "crlf", "cr" or "nel", then ",open" or ",final-lf" (or any
  // of them), then ",1a" or ",1a-lf".
  [[nodiscard]] std::string text() const;
};

// The facts that a --framing option spells; nothing where it spells none.
[[nodiscard]] std::optional<FramingFacts> parse_framing(std::string_view text);

// The bytes of a line end, in the native charset: of EBCDIC, those of its translation to Latin-1.
[[nodiscard]] constexpr std::string_view line_end(Framing framing) noexcept {
  constexpr std::string_view ends[] = {"", "\n", "\r\n", "\r", "\x85"};
  return ends[static_cast<std::size_t>(framing)];
}

// Reads what stands after the last whole record into `facts`; `rest` is shorter than a framed
// record and what may follow it, and the records before end with `ends`. True where it begins with
// a record that merely lacks its line end.
[[nodiscard]] bool read_ending(std::string_view rest, std::size_t record_length, Charset charset,
                               Framing ends, FramingFacts& facts) noexcept;

// The line end that begins at `at`, or none. NEL is one in EBCDIC alone.
[[nodiscard]] Framing line_end_at(std::string_view bytes, std::size_t at, Charset charset) noexcept;

// Where the first line end of any kind begins; npos without.
[[nodiscard]] std::size_t find_line_end(std::string_view bytes, Charset charset) noexcept;

}  // namespace kcms

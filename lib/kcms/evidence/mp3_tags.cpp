#include <kcms/evidence/mp3_tags.hpp>

#include <kcms/base/text.hpp>
#include <kcms/evidence/media_cursor.hpp>

#include <algorithm>

namespace kcms {
namespace {

constexpr std::size_t frame_header = 4;
constexpr std::size_t id3_header = 10;
constexpr std::size_t old_tag = 128;    // ID3v1
constexpr std::size_t ape_header = 32;  // and its footer
constexpr std::size_t lyrics_end = 15;  // six digits and a name
constexpr std::size_t vbri_at = 32;     // behind the frame's header

// A size stands in four times seven bits; with a footer the tag is ten bytes longer.
std::uint64_t id3_size(std::string_view bytes) noexcept {
  MediaCursor cursor(bytes, 5);
  const std::uint8_t flags = cursor.byte();
  std::uint64_t length = 0;
  for (int i = 0; i < 4; ++i) length = length << 7U | (cursor.byte() & 0x7FU);
  return id3_header + length + ((flags & 0x10U) != 0 ? id3_header : 0U);
}

// APEv2 tells its size without its header, and in the flags whether it has one.
std::uint64_t ape_size(std::string_view bytes) noexcept {
  MediaCursor cursor(bytes, 12);
  const std::uint64_t length = cursor.little(4);
  cursor.skip(4);
  const bool has_header = (cursor.little(4) & 0x80000000U) != 0;
  return length + (has_header ? ape_header : 0U);
}

std::uint64_t lyrics_size(std::string_view bytes) noexcept {
  constexpr std::string_view name = "LYRICS";
  for (auto at = bytes.find(name, name.size()); at != std::string_view::npos;
       at = bytes.find(name, at + 1)) {
    const std::string_view mark = bytes.substr(at + name.size(), 3);
    if (mark == "200" || mark == "END") return at + name.size() + mark.size();
  }
  return bytes.size() + 1;  // its end is not there
}

// The size of the tag that `bytes` end with; 0 where none does.
std::uint64_t last_tag_size(std::string_view bytes) noexcept {
  if (bytes.size() >= old_tag && bytes.substr(bytes.size() - old_tag).starts_with("TAG"))
    return old_tag;
  if (bytes.size() >= ape_header) {
    const std::string_view footer = bytes.substr(bytes.size() - ape_header);
    if (footer.starts_with("APETAGEX"))
      return std::max<std::uint64_t>(ape_size(footer), ape_header);
  }
  if (bytes.size() >= lyrics_end && bytes.ends_with("LYRICS200")) {
    const auto length = to_number(bytes.substr(bytes.size() - lyrics_end, 6));
    if (length) return *length + lyrics_end;
  }
  return 0;
}

bool leaves_itself_out(std::string_view encoder) noexcept {
  return std::ranges::any_of(std::initializer_list<std::string_view>{"LAME", "Lav", "L3.9"},
                             [&](std::string_view name) { return encoder.starts_with(name); });
}

std::uint64_t xing_frames(MediaCursor cursor) noexcept {
  const std::uint32_t has = cursor.big(4);
  if ((has & 1U) == 0) return 0;
  const std::uint64_t frames = cursor.big(4);
  if ((has & 2U) != 0) cursor.skip(4);
  cursor.skip((has & 4U) != 0 ? 100U : 0U);
  cursor.skip((has & 8U) != 0 ? 4U : 0U);
  return frames + (leaves_itself_out(cursor.rest()) ? 1U : 0U);
}

}  // namespace

std::optional<std::uint64_t> mp3_tag_size(std::string_view bytes) noexcept {
  if (bytes.starts_with("ID3")) return id3_size(bytes);
  if (bytes.starts_with("TAG")) return old_tag;
  if (bytes.starts_with("APETAGEX")) return std::max<std::uint64_t>(ape_size(bytes), ape_header);
  if (bytes.starts_with("LYRICSBEGIN")) return lyrics_size(bytes);
  return std::nullopt;
}

std::size_t find_mp3_end(std::string_view bytes) noexcept {
  while (const std::uint64_t size = last_tag_size(bytes)) {
    if (size > bytes.size()) break;
    bytes.remove_suffix(static_cast<std::size_t>(size));
  }
  return bytes.size();
}

std::uint64_t promised_mp3_frames(std::string_view bytes, const Mp3Frame& frame) noexcept {
  MediaCursor xing(bytes.substr(0, frame.bytes), frame_header + frame.side_info);
  const std::string_view name = xing.take(4);
  if (name == "Xing" || name == "Info") return xing_frames(xing);
  MediaCursor vbri(bytes.substr(0, frame.bytes), frame_header + vbri_at);
  if (vbri.take(4) != "VBRI") return 0;
  vbri.skip(10);
  return vbri.big(4);
}

}  // namespace kcms

#include <kcms/evidence/mp3_frame.hpp>

#include <kcms/evidence/media_cursor.hpp>

namespace kcms {
namespace {

constexpr unsigned kilobits_of_1[] = {0,   32,  40,  48,  56,  64,  80, 96,
                                      112, 128, 160, 192, 224, 256, 320};
constexpr unsigned kilobits_of_2[] = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
constexpr unsigned hertz_of_1[] = {44100, 48000, 32000};
constexpr std::uint32_t stream_bits = 0xFFFE0C00;  // version, layer and sampling rate

}  // namespace

std::optional<Mp3Frame> read_mp3_frame(std::string_view bytes) noexcept {
  if (bytes.size() < 4) return std::nullopt;
  const std::uint32_t header = MediaCursor(bytes).big(4);
  const unsigned version = (header >> 19U) & 3U;  // 3: MPEG-1, 2: MPEG-2, 0: "MPEG-2.5"
  const unsigned layer = (header >> 17U) & 3U;
  const unsigned rate = (header >> 12U) & 15U;
  const unsigned sampling = (header >> 10U) & 3U;
  if (header >> 21U != 0x7FFU || version == 1 || layer != 1) return std::nullopt;
  if (rate == 0 || rate == 15 || sampling == 3) return std::nullopt;

  const bool first = version == 3;
  const bool mono = ((header >> 6U) & 3U) == 3;
  const unsigned kilobits = first ? kilobits_of_1[rate] : kilobits_of_2[rate];
  const unsigned of_2 = version == 2 ? 2 : 4;
  const unsigned hertz = hertz_of_1[sampling] / (first ? 1 : of_2);
  const std::size_t samples_in_bytes = first ? 144 : 72;
  Mp3Frame frame;
  frame.bytes = samples_in_bytes * kilobits * 1000 / hertz + ((header >> 9U) & 1U);
  if (first)
    frame.side_info = mono ? 17 : 32;
  else
    frame.side_info = mono ? 9 : 17;
  frame.stream = header & stream_bits;
  return frame;
}

std::optional<std::size_t> find_mp3_frame(std::string_view bytes) noexcept {
  for (std::size_t at = bytes.find('\xFF'); at != std::string_view::npos;
       at = bytes.find('\xFF', at + 1)) {
    const std::string_view here = bytes.substr(at);
    const auto frame = read_mp3_frame(here);
    if (!frame || frame->bytes > here.size()) continue;
    if (frame->bytes == here.size()) return at;
    const auto next = read_mp3_frame(here.substr(frame->bytes));
    if (next && next->stream == frame->stream) return at;
  }
  return std::nullopt;
}

}  // namespace kcms

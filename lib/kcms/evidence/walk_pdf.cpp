#include <kcms/evidence/media_walk.hpp>

#include <algorithm>

namespace kcms {
namespace {

// Readers look for the mark of the end in the last bytes only (ISO 32000-1 §7.5.5; PDF Reference
// 1.7, appendix H, note 18).
constexpr std::size_t last_bytes = 1024;
constexpr std::string_view end_mark = "%%EOF";
constexpr std::string_view line_ends = "\r\n";

}  // namespace

MediaWalk walk_pdf(std::string_view bytes) noexcept {
  MediaWalk walk;
  const std::size_t from = bytes.size() < last_bytes ? 0 : bytes.size() - last_bytes;
  const std::size_t mark = bytes.substr(from).rfind(end_mark);
  walk.at = bytes.size();
  walk.state = mark == std::string_view::npos ? MediaState::cut_off : MediaState::whole;
  if (walk.state != MediaState::whole) return walk;
  const std::size_t end = bytes.find_first_not_of(line_ends, from + mark + end_mark.size());
  end_walk(walk, bytes, std::min(end, bytes.size()));
  return walk;
}

}  // namespace kcms

#include <kcms/evidence/media_walk.hpp>

namespace kcms {
namespace {

// Readers look for the mark of the end in the last bytes only (ISO 32000-1 §7.5.5; PDF Reference
// 1.7, appendix H, note 18).
constexpr std::size_t last_bytes = 1024;
constexpr std::string_view end_mark = "%%EOF";

}  // namespace

MediaWalk walk_pdf(std::string_view bytes) noexcept {
  MediaWalk walk;
  const std::size_t from = bytes.size() < last_bytes ? 0 : bytes.size() - last_bytes;
  walk.state = bytes.find(end_mark, from) == std::string_view::npos ? MediaState::cut_off
                                                                    : MediaState::whole;
  walk.at = bytes.size();
  return walk;
}

}  // namespace kcms

// Any bytes can be looked into as a document of any kind, and what is found lies within them.
// Seeds: samples/documents samples/sources/documents
#include "built_in.hpp"

#include <kcms/evidence/inspect_document.hpp>
#include <kcms/evidence/media_walk.hpp>
#include <kcms/rules/rulebook.hpp>

#include <cstdlib>

namespace {

using namespace kcms;

void check_walk(MediaType type, std::string_view bytes) {
  const MediaWalk walk = walk_media(type, bytes);
  const bool picture = type == MediaType::jpg || type == MediaType::gif || type == MediaType::png ||
                       type == MediaType::tif;
  const bool sized = walk.width > 0 && walk.height > 0;
  if (picture && walk.state == MediaState::whole && !sized) std::abort();
  if (walk.at > bytes.size() || walk.stray_at + walk.stray > bytes.size()) std::abort();
}

void check_faults(std::string_view extension, std::string_view bytes) {
  for (const DocumentFault& fault : inspect_document(extension, bytes, {})) {
    if (!find_rule(fault.rule)) std::abort();
    if (fault.values.empty() || fault.values.back().first != "extension") std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  for (const MediaType type : {MediaType::jpg, MediaType::gif, MediaType::tif, MediaType::png,
                               MediaType::pdf, MediaType::mp3, MediaType::wav, MediaType::asf})
    check_walk(type, bytes);
  for (const std::string_view extension :
       {"jpg", "GIF", "tif", "png", "pdf", "mp3", "wav", "wma", "der", "hwp"})
    check_faults(extension, bytes);
  return 0;
}

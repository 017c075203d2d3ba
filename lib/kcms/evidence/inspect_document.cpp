#include <kcms/evidence/inspect_document.hpp>

#include <kcms/evidence/media_walk.hpp>
#include <kcms/evidence/signed_data.hpp>

#include <string>
#include <utility>

namespace kcms {
namespace {

using DocumentFaults = std::vector<DocumentFault>;

// What a walk over `bytes` as a document of the form `form` ("jpg") found.
DocumentFaults faults_of(const MediaWalk& walk, std::string_view bytes, std::string_view form) {
  const std::pair<std::string, std::string> found{"found", form};
  switch (walk.state) {
    case MediaState::cut_off:
      return {{"evidence-truncated", {{"bytes", std::to_string(bytes.size())}}}};
    case MediaState::broken:
      return {{"evidence-unreadable", {found, {"at", std::to_string(walk.at)}}}};
    case MediaState::unsized:
      return {{"evidence-unsized", {}}};
    case MediaState::whole:
      if (walk.stray == 0) return {};
      return {
          {"evidence-stray-bytes",
           {found, {"at", std::to_string(walk.stray_at)}, {"bytes", std::to_string(walk.stray)}}}};
    case MediaState::not_walked:
      break;
  }
  return {};
}

// What begins like nothing. An MP3 may have other bytes before its first frame; any other document
// must at least be the beginning of one.
DocumentFaults inspect_unknown(MediaType called, std::string_view bytes) {
  MediaWalk walk;
  walk.state = MediaState::broken;
  if (called == MediaType::mp3 || is_begun(called, bytes)) walk = walk_media(called, bytes);
  return faults_of(walk, bytes, usual_extension(called));
}

DocumentFaults inspect_media(MediaType called, MediaType type, std::string_view bytes) {
  if (type == MediaType::unknown) return inspect_unknown(called, bytes);
  const std::string_view form = usual_extension(type);
  DocumentFaults faults = faults_of(walk_media(type, bytes), bytes, form);
  if (type != called)
    faults.insert(faults.begin(), {"evidence-media-type", {{"found", std::string(form)}}});
  return faults;
}

}  // namespace

DocumentFaults inspect_document(std::string_view extension, std::string_view bytes,
                                const InspectOptions& options) {
  const MediaType called = media_type_of_extension(extension);
  const MediaType type = media_type(bytes);
  const bool is_signed = type == MediaType::der || type == MediaType::unknown;
  DocumentFaults faults;
  if (called == MediaType::der && is_signed)
    faults = inspect_signed_data(bytes, options);
  else if (called != MediaType::unknown)
    faults = inspect_media(called, type, bytes);
  for (DocumentFault& fault : faults) fault.values.emplace_back("extension", extension);
  return faults;
}

}  // namespace kcms

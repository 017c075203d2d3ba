#include "unread.hpp"

#include <kcms/base/text.hpp>

namespace kcms {

ExitCode say_unread(const std::string& path, const ParsedFile& parsed, Console& console) {
  if (parsed.not_understood != 0) {
    console.say(Phrase{"parse.not-understood",
                       {{"file", path},
                        {"count", grouped(parsed.not_understood)},
                        {"record", grouped(parsed.first_not_understood)}}});
  }
  if (parsed.without_document != 0)
    console.say(Phrase{"parse.without-document",
                       {{"file", path}, {"count", grouped(parsed.without_document)}}});
  if (parsed.lost_bytes != 0)
    console.say(
        Phrase{"parse.lost-bytes", {{"file", path}, {"count", grouped(parsed.lost_bytes)}}});
  if (parsed.doubted != 0)
    console.say(Phrase{"parse.doubted", {{"file", path}, {"count", grouped(parsed.doubted)}}});
  return parsed.complete() ? ExitCode::clean : ExitCode::findings;
}

}  // namespace kcms

#include <kcms/base/system_error.hpp>

#include <cerrno>
#include <cstring>
#include <string>

namespace kcms {
namespace {

std::string_view key_of(int number, Doing doing) {
  switch (number) {
    case ENOENT:
      return "error.no-such-file";
    case ENOTDIR:
      return "error.no-such-file";
    case EISDIR:
      return "error.is-a-directory";
    case EACCES:
      return "error.no-permission";
    case EPERM:
      return "error.no-permission";
    case EROFS:
      return "error.no-permission";
    case ENOSPC:
      return "error.disk-full";
    case EDQUOT:
      return "error.disk-full";
    case EEXIST:
      return "error.already-exists";
    case EPIPE:
      return "error.closed-pipe";
    default:
      return doing == Doing::reading ? "error.read-failed" : "error.write-failed";
  }
}

std::string reason_of(int number) {
  const char* words = strerrordesc_np(number);
  return words != nullptr ? words : "error " + std::to_string(number);
}

}  // namespace

Error system_error(int number, Doing doing, std::string_view name) {
  Phrase phrase{key_of(number, doing), {{"file", std::string{name}}}};
  if (phrase.key.ends_with("-failed")) phrase.values.emplace_back("reason", reason_of(number));
  return Error{Errc::machine, std::move(phrase)};
}

}  // namespace kcms
